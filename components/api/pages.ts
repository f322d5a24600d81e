import { LONGEST_PAGE } from "#lib/pages/page-size.ts";
import type { AnswerSchema, ApiClient, ApiResult } from "./client.ts";

/** Reads a list to its end, page after page. Fails with the first page that does. */
export async function readPages<Answer extends { next?: string | null }>(
  api: Pick<ApiClient, "getJson">,
  path: string,
  schema: AnswerSchema<Answer>,
): Promise<ApiResult<[Answer, ...Answer[]]>> {
  const asked = (cursor: string | null) => {
    const query = new URLSearchParams({ limit: String(LONGEST_PAGE), ...(cursor ? { cursor } : {}) });
    return api.getJson(`${path}?${query}`, schema);
  };
  const first = await asked(null);
  if (!first.ok) return first;
  const pages: [Answer, ...Answer[]] = [first.value];
  for (let next = first.value.next ?? null; next !== null;) {
    const page = await asked(next);
    if (!page.ok) return page;
    pages.push(page.value);
    next = page.value.next ?? null;
  }
  return { ok: true, value: pages };
}
