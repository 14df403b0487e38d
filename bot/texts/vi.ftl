# Tiếng Việt: chỉ những câu chính; phần còn lại bằng tiếng Anh.
offer-other_language =
    Tôi là chatbot, tức là máy tính, và chỉ có thể trả lời bằng tiếng Đan Mạch và tiếng Anh.
offer-question =
    Bạn có muốn tôi chuyển câu hỏi cho nhân viên không? Câu trả lời sẽ đến ở đây, trong giờ làm việc. Tôi không thể hứa chính xác khi nào. Số điện thoại và địa chỉ có trên <a href="{ $contact }">trang liên hệ của chúng tôi</a>.
offer-question-empty =
    Bạn có muốn tôi báo cho nhân viên không? Câu trả lời sẽ đến ở đây, trong giờ làm việc. Tôi không thể hứa chính xác khi nào. Số điện thoại và địa chỉ có trên <a href="{ $contact }">trang liên hệ của chúng tôi</a>.
offer-yes = Có, chuyển câu hỏi
offer-no = Không, cảm ơn
offer-declined = Không sao. Hãy viết cho tôi nếu bạn có câu hỏi khác.
case-opened =
    <b>Câu hỏi của bạn đã được chuyển cho nhân viên.</b> Câu trả lời sẽ đến ở đây. Mọi điều bạn viết bây giờ sẽ đến nhân viên, và tôi sẽ im lặng trong lúc đó.
case-opened-empty =
    <b>Nhân viên đã được báo.</b> Hãy viết ở đây bạn cần gì. Mọi điều bạn viết bây giờ sẽ đến nhân viên, và tôi sẽ im lặng trong lúc đó.
case-close = Kết thúc cuộc trò chuyện
case-closed = Cuộc trò chuyện với nhân viên đã kết thúc. Bây giờ tôi, chatbot, trả lời lại.
from-person = <b>{ $name }</b> (con người):
small_talk-bot-hilsen =
    Xin chào! Tôi là chatbot – máy tính, không phải con người. Tôi chỉ trả lời bằng tiếng Đan Mạch và tiếng Anh. Nếu bạn viết câu hỏi bằng tiếng của mình, tôi có thể chuyển cho nhân viên.
thanked = Không có gì!
