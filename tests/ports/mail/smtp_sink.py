"""A small SMTP server that keeps what it is sent, with TLS and refusals on demand (RFC 5321)."""

import asyncio
import base64
import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class SmtpSink:
    """Where it listens, what it got, and what it answers."""

    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list[EmailMessage])
    logins: list[str] = field(default_factory=list[str])
    answers: dict[str, str] = field(default_factory=dict[str, str])
    """Replies by command, in place of the friendly ones: `{"RCPT": "550 no such user"}`."""
    tls: ssl.SSLContext | None = None

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk to one client."""
        try:
            await self._talk(reader, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._say(writer, "220 sink")
        while line := await reader.readline():
            command = line.decode().strip()
            verb = command.split(" ")[0].split(":")[0].upper()
            if verb in self.answers:
                self._say(writer, self.answers[verb])
            elif verb == "DATA":
                self._say(writer, "354 go on")
                self._keep(await reader.readuntil(b"\r\n.\r\n"))
                self._say(writer, self.answers.get("END", "250 kept"))
            elif verb == "STARTTLS" and self.tls:
                self._say(writer, "220 go on")
                await writer.start_tls(self.tls)
            elif verb == "QUIT":
                self._say(writer, "221 bye")
                return
            else:
                self._answer(writer, verb, command)

    def _answer(self, writer: asyncio.StreamWriter, verb: str, command: str) -> None:
        if verb == "EHLO":
            secure = writer.get_extra_info("sslcontext") is not None
            extra = ["AUTH PLAIN"] if secure or not self.tls else ["STARTTLS"]
            self._say(writer, *(f"250-{word}" for word in ("sink", "8BITMIME")), f"250 {extra[0]}")
        elif verb == "AUTH":
            self.logins.append(base64.b64decode(command.split(" ")[2]).decode())
            self._say(writer, "235 welcome")
        elif verb in ("MAIL", "RCPT", "RSET", "NOOP"):
            self._say(writer, "250 fine")
        else:
            self._say(writer, "502 not here")

    def _say(self, writer: asyncio.StreamWriter, *lines: str) -> None:
        writer.write("".join(f"{line}\r\n" for line in lines).encode())

    def _keep(self, data: bytes) -> None:
        unstuffed = data[:-3].replace(b"\r\n..", b"\r\n.")
        self.messages.append(message_from_bytes(unstuffed, policy=policy.default))


@asynccontextmanager
async def run_sink(tls: ssl.SSLContext | None = None) -> AsyncGenerator[SmtpSink]:
    """Run a sink on a free port of this machine until the block ends."""
    sink = SmtpSink(tls=tls)
    server = await asyncio.start_server(sink.serve, "127.0.0.1", 0)
    sink.port = server.sockets[0].getsockname()[1]
    async with server:
        yield sink
