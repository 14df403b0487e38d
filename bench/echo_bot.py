"""A bare python-telegram-bot echo: what the library alone can do on this machine, for comparison."""

from __future__ import annotations

import asyncio
import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.effective_message is not None and update.effective_message.text is not None:
        await update.effective_message.reply_text(update.effective_message.text)


async def main(url: str, token: str) -> None:
    """Echo until the process is stopped."""
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot").concurrent_updates(256)
    application = builder.connection_pool_size(256).pool_timeout(30).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=10)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
