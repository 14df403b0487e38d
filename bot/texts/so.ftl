# Soomaali: weedhaha ugu muhiimsan oo keliya; inta kale waa Ingiriisi.
offer-other_language =
    Waxaan ahay chatbot – waa kombiyuutar – waxaanan ku jawaabi karaa af-Deenish iyo af-Ingiriisi oo keliya.
offer-question =
    Ma doonaysaa inaan su'aashaada u diro qof shaqaale ah? Jawaabtu waxay kuugu imanaysaa halkan, xilliga shaqada. Ma ballanqaadi karo goorta. Telefoonka iyo ciwaanka waxaad ka heli kartaa <a href="{ $contact }">bogga xiriirka</a>.
offer-yes = Haa, dir su'aasha
offer-no = Maya, mahadsanid
offer-declined = Waa hagaag. Ii soo qor haddii aad su'aal kale qabto.
case-opened =
    <b>Su'aashaada waxaa loo diray qof shaqaale ah.</b> Jawaabtu halkan bay kuugu imanaysaa.
small_talk-bot-hilsen =
    Salaan! Waxaan ahay chatbot – waa kombiyuutar, ma ihi qof. Waxaan ku jawaabi karaa af-Deenish iyo af-Ingiriisi oo keliya. Su'aashaada ku qor afkaaga, waxaan u diri karaa qof shaqaale ah.
thanked = Adaa mudan!
