import type { Terminal } from "./command.ts";

const WIDTH = 24;
const CLEAR = "\r\u001B[2K";

export interface Progress {
  /** `done` of `total`; where no total is known, null. */
  show(done: number, total: number | null): void;
  end(): void;
}

/** A bar on a terminal, nothing in a pipe. Drawn at most ten times a second. */
export function progress(terminal: Terminal, label: string, clock: () => number = Date.now): Progress {
  let last = -Infinity;
  return {
    show(done, total) {
      if (!terminal.isTerminal || clock() - last < 100) return;
      last = clock();
      terminal.say(`${CLEAR}${line(label, done, total)}`);
    },
    end() {
      if (terminal.isTerminal) terminal.say(CLEAR);
    },
  };
}

/** "import ███████░░░ 42 %", or with a figure where no total is known. */
export function line(label: string, done: number, total: number | null): string {
  if (total === null) return `${label} ${done.toLocaleString("en")}`;
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  return `${label} ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${Math.floor(share * 100)} %`;
}
