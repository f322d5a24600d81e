import { importFromAddressInput } from "#lib/imports/inputs.ts";
import { FEED_TYPES, guardedFetch } from "#app/_server/fetch/guarded-fetch.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { takeUpload } from "#app/_server/imports/take-upload.ts";

/** Takes a feed of the web in, with the address that it came from. */
export const POST = projectRoute(
  "annotate",
  { body: importFromAddressInput },
  async ({ services, by, body: { id, url }, now }) => {
    const fetched = await guardedFetch(url, { mediaTypes: FEED_TYPES });
    if (!fetched.ok) return fetched;
    const { bytes, url: address } = fetched.value;
    const chunks = (async function* () {
      yield bytes;
    })();
    const announced = { bytes: bytes.length, sha256: null };
    return takeUpload(services, by, { id, name: address.slice(0, 300), address, chunks, announced }, now);
  },
);
