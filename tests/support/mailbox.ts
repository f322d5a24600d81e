import { createServer, type AddressInfo, type Socket } from "node:net";

export interface ReceivedMail {
  from: string;
  to: string[];
  subject: string;
  text: string;
}

/** A mail server on a port of its own that keeps what it is given. */
export interface Mailbox {
  /** For SMTP_URL; name and password are what it asks for. */
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Refuses every mail from now on, or takes them again. */
  refuse(isRefusing: boolean): void;
  /** Waits for a mail that fits and was not asked for before. */
  next(fits?: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  close(): Promise<void>;
}

const NAME = "sourcemark";
const PASSWORD = "mail-server-password";
const PATIENCE = 10_000;

/** Starts a small SMTP server (RFC 5321, with AUTH PLAIN) on this machine. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const seen = new Set<ReceivedMail>();
  const sockets = new Set<Socket>();
  let isRefusing = false;
  let wake: (() => void) | null = null;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    converse(socket, {
      isRefusing: () => isRefusing,
      keep(mail) {
        mails.push(mail);
        wake?.();
      },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `smtp://${NAME}:${PASSWORD}@127.0.0.1:${port}?ignoreTLS=true`,
    mails,
    refuse(wish) {
      isRefusing = wish;
    },
    async next(fits = () => true) {
      const deadline = Date.now() + PATIENCE;
      for (;;) {
        const found = mails.find((mail) => !seen.has(mail) && fits(mail));
        if (found) {
          seen.add(found);
          return found;
        }
        const left = deadline - Date.now();
        if (left <= 0) throw new Error("No such mail came.");
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, left).unref();
        });
      }
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Keeper {
  isRefusing(): boolean;
  keep(mail: ReceivedMail): void;
}

/** Speaks with one client, a line at a time. */
function converse(socket: Socket, { isRefusing, keep }: Keeper): void {
  let [isKnown, isData, waiting, data, from] = [false, false, "", "", ""];
  let to: string[] = [];
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const credentials = Buffer.from(`\0${NAME}\0${PASSWORD}`).toString("base64");

  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") say("250-localhost\r\n250-AUTH PLAIN\r\n250 8BITMIME");
    else if (verb === "AUTH") {
      isKnown = line.split(" ")[2] === credentials;
      say(isKnown ? "235 welcome" : "535 who are you");
    } else if (!isKnown && verb !== "QUIT") say("530 sign in first");
    else if (verb === "MAIL") {
      [from, to] = [/<(.*?)>/.exec(line)?.[1] ?? "", []];
      say(isRefusing() ? "451 not now" : "250 go on");
    } else if (verb === "RCPT") {
      to.push(/<(.*?)>/.exec(line)?.[1] ?? "");
      say("250 go on");
    } else if (verb === "DATA") {
      [isData, data] = [true, ""];
      say("354 end with a dot");
    } else if (verb === "QUIT") {
      say("221 bye");
      socket.end();
    } else say("250 fine");
  };

  socket.setEncoding("utf8").on("data", (chunk: string) => {
    waiting += chunk;
    for (let end = waiting.indexOf("\r\n"); end >= 0; end = waiting.indexOf("\r\n")) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      if (!isData) command(line);
      else if (line === ".") {
        isData = false;
        keep({ from, to, ...readMessage(data) });
        say("250 kept");
      } else data += `${line.startsWith("..") ? line.slice(1) : line}\r\n`;
    }
  });
  say("220 localhost");
}

/** Subject and text of a message with one part. */
function readMessage(data: string): { subject: string; text: string } {
  const [head = "", ...rest] = data.split("\r\n\r\n");
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, "im").exec(head.replace(/\r\n[ \t]+/g, " "))?.[1] ?? "";
  const body = rest.join("\r\n\r\n");
  const encoding = header("Content-Transfer-Encoding").toLowerCase();
  const text =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? fromQuotedPrintable(body)
        : body;
  const subject = header("Subject").replace(
    /=\?utf-8\?([qb])\?(.*?)\?=\s*/gi,
    (_, kind: string, word: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString("utf8")
        : fromQuotedPrintable(word.replaceAll("_", " ")),
  );
  return { subject, text };
}

const fromQuotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
