"""The errors the stand-in answers with, in Telegram's words.

Where each text is from: (F) is known from the facts this project collected from python-telegram-bot, tdlib and the Bot
API documentation; (E) is commonly met in practice with Telegram, unverified here; (G) is a guess at the wording, and
nothing should depend on it.
"""

from __future__ import annotations

from typing import Final

from bot.standin.jsontypes import Json

BLOCKED: Final = "Forbidden: bot was blocked by the user"  # F
DEACTIVATED: Final = "Forbidden: user is deactivated"  # F
NOT_OPENED: Final = "Forbidden: bot can't initiate conversation with a user"  # F
KICKED: Final = "Forbidden: bot was kicked from the {kind} chat"  # E
NOT_MEMBER: Final = "Forbidden: bot is not a member of the {kind} chat"  # E
UPGRADED: Final = "Bad Request: group chat was upgraded to a supergroup chat"  # E; its parameters are F
NO_CHAT: Final = "Bad Request: chat not found"  # F
NO_USER: Final = "Bad Request: user not found"  # E
NO_RIGHTS: Final = "Bad Request: not enough rights"  # E
NO_TOPIC_RIGHTS: Final = "Bad Request: not enough rights to manage topics"  # G
NO_FORUM: Final = "Bad Request: the chat is not a forum"  # E
NO_THREAD: Final = "Bad Request: message thread not found"  # F
TOPIC_CLOSED: Final = "Bad Request: TOPIC_CLOSED"  # F
TOPIC_NOT_MODIFIED: Final = "Bad Request: TOPIC_NOT_MODIFIED"  # E
NO_TOPIC: Final = "Bad Request: TOPIC_ID_INVALID"  # E
EMPTY_TEXT: Final = "Bad Request: message text is empty"  # E
LONG_TEXT: Final = "Bad Request: message is too long"  # E
LONG_CAPTION: Final = "Bad Request: message caption is too long"  # E
MANY_ENTITIES: Final = "Bad Request: ENTITIES_TOO_LONG"  # F
NO_REPLY: Final = "Bad Request: message to be replied not found"  # E
NOT_MODIFIED: Final = (  # F
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
NO_EDIT: Final = "Bad Request: message to edit not found"  # E
CANNOT_EDIT: Final = "Bad Request: message can't be edited"  # E
NO_TEXT_TO_EDIT: Final = "Bad Request: there is no text in the message to edit"  # E
NO_CAPTION_TO_EDIT: Final = "Bad Request: there is no caption in the message to edit"  # E
NO_DELETE: Final = "Bad Request: message to delete not found"  # E
CANNOT_DELETE: Final = "Bad Request: message can't be deleted"  # E
CANNOT_DELETE_OLD: Final = "Bad Request: message can't be deleted for everyone"  # E
NO_COPY: Final = "Bad Request: message to copy not found"  # E
CANNOT_COPY: Final = "Bad Request: message can't be copied"  # E
NO_FORWARD: Final = "Bad Request: message to forward not found"  # E
CANNOT_FORWARD: Final = "Bad Request: message can't be forwarded"  # E
NO_REACTION_TARGET: Final = "Bad Request: message to react not found"  # E
BAD_REACTION: Final = "Bad Request: REACTION_INVALID"  # E
NO_PIN: Final = "Bad Request: message to pin not found"  # E
OLD_QUERY: Final = "Bad Request: query is too old and response timeout expired or query ID is invalid"  # F
LONG_ANSWER: Final = "Bad Request: MESSAGE_TOO_LONG"  # E
BAD_CALLBACK_DATA: Final = "Bad Request: BUTTON_DATA_INVALID"  # E
BAD_BUTTON: Final = (
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"  # E
)
BAD_BUTTON_URL: Final = "Bad Request: BUTTON_URL_INVALID"  # E
MANY_BUTTONS: Final = "Bad Request: REPLY_MARKUP_TOO_LONG"  # E
NO_FILE: Final = "Bad Request: wrong file identifier/HTTP URL specified"  # E
BIG_FILE: Final = "Bad Request: file is too big"  # E
WEBHOOK_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"  # E
)
OTHER_POLLER: Final = (  # F
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
BAD_WEBHOOK: Final = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"  # E


class ApiError(Exception):
    """A refusal, as the Bot API words it.

    Args:
        description: the text with its prefix, such as "Bad Request: chat not found".
        code: the HTTP status and error_code; by default it follows from the prefix.
        parameters: `retry_after` (seconds) or `migrate_to_chat_id`.
    """

    def __init__(self, description: str, *, code: int | None = None, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.description = description
        self.code = code if code is not None else _code(description)
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class LimitError(ApiError):
    """A refusal because a request broke a written limit; recorded as a violation too.

    Args:
        description: the text, as for `ApiError`.
        where: the parameter that broke the limit.
        problem: what is wrong with it, in plain words.
    """

    def __init__(self, description: str, *, where: str, problem: str) -> None:
        super().__init__(description)
        self.where = where
        self.problem = problem


class ControlError(Exception):
    """Something was asked of the stand-in that cannot be done; the text says what, where and what to do."""


def _code(description: str) -> int:
    codes = {"Forbidden": 403, "Conflict": 409, "Unauthorized": 401, "Not Found": 404, "Too Many Requests": 429}
    return codes.get(description.partition(":")[0], 400)


def flood(retry_after: int) -> ApiError:
    """The answer to too many requests (F); `retry_after` is in seconds."""
    return ApiError(f"Too Many Requests: retry after {retry_after}", parameters={"retry_after": retry_after})
