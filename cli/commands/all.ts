import type { Command } from "../command.ts";
import { backupCommand, restoreCommand } from "./backup.ts";
import { exportCommand } from "./export.ts";
import { importAnnotationsCommand } from "./import-annotations.ts";
import { importCommand } from "./import.ts";
import { releaseCommand } from "./release.ts";
import { userCommand } from "./user.ts";
import { verifyCommand } from "./verify.ts";

/** Every command, in the order of the list that --help shows. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  importAnnotationsCommand,
  exportCommand,
  releaseCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  userCommand,
];
