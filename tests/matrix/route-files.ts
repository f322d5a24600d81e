import { glob, readFile } from "node:fs/promises";
import path from "node:path";

const APP = path.join(import.meta.dirname, "../../app");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** The address of a route or page file: groups in parentheses are not part of it. */
function addressOf(file: string): string {
  const parts = path.dirname(file).split(path.sep);
  return `/${parts.filter((part) => part !== "." && !/^\(.*\)$/.test(part)).join("/")}`;
}

async function filesNamed(name: string): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob(`**/${name}`, { cwd: APP })) found.push(file);
  return found.toSorted();
}

/** Every method that a route file answers, as "POST /api/v1/setup". */
export async function routeMethods(): Promise<string[]> {
  const all: string[] = [];
  for (const file of await filesNamed("route.{ts,tsx}")) {
    if (file.startsWith("_")) continue; // private folders are no addresses
    const source = await readFile(path.join(APP, file), "utf8");
    const methods = METHODS.filter((method) =>
      new RegExp(`export\\s+(?:async\\s+)?(?:const|function)\\s+${method}\\b`).test(source),
    );
    if (methods.length === 0) throw new Error(`No method was found in ${file}: export it by name.`);
    all.push(...methods.map((method) => `${method} ${addressOf(file)}`));
  }
  return all;
}

/** Every page, by its address. */
export async function pageAddresses(): Promise<string[]> {
  return (await filesNamed("page.tsx")).map(addressOf);
}
