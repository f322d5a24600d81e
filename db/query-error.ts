import { inspect, type InspectOptions } from "node:util";
import { DrizzleQueryError } from "drizzle-orm";
import { withoutValues } from "./error-code.ts";

/**
 * Makes the query builder's error print as the database's own. Its message repeats every value of the query (article
 * texts and hashes among them), and the framework prints whatever breaks a page.
 */
export function printWithoutValues(): void {
  Object.defineProperty(DrizzleQueryError.prototype, inspect.custom, {
    configurable: true,
    value(this: DrizzleQueryError, _depth: number, options: InspectOptions) {
      return inspect(withoutValues(this), options);
    },
  });
}
