# 中文：只有主要的句子，其余为英语。
offer-other_language = 我是聊天机器人，也就是电脑，只能用丹麦语和英语回答。
offer-question =
    要把您的问题转给工作人员吗？工作人员会在开放时间内在这里回复您。我不能保证具体时间。电话和地址请看<a href="{ $contact }">我们的联系页面</a>。
offer-question-empty = 要通知工作人员吗？工作人员会在开放时间内在这里回复您。我不能保证具体时间。电话和地址请看<a href="{ $contact }">我们的联系页面</a>。
offer-yes = 是，转给工作人员
offer-no = 不用，谢谢
offer-declined = 没关系。如果还有别的问题，请写给我。
case-opened = <b>您的问题已经转给工作人员。</b>回复会发到这里。您现在写的内容都会转给工作人员，这段时间我不会回答。
case-opened-empty = <b>已经通知工作人员。</b>请在这里写您要问什么。您现在写的内容都会转给工作人员，这段时间我不会回答。
case-close = 结束对话
case-closed = 与工作人员的对话已结束。现在又由我，聊天机器人，来回答。
from-person = <b>{ $name }</b>（真人）：
small_talk-bot-hilsen = 您好！我是聊天机器人，是电脑，不是人。我只能用丹麦语和英语回答。您可以用自己的语言写下问题，我可以转给工作人员。
thanked = 不客气！
