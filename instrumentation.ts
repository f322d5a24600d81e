/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [
    { setSecurityHeaders },
    { nameAddresses },
    { watchRequests },
    { watchBodies },
    { stopGracefully },
    backups,
    imports,
    webhooks,
  ] = await Promise.all([
    import("./app/_server/security-headers.ts"),
    import("./app/_server/sign-in-address.ts"),
    import("./app/_server/requests-in-flight.ts"),
    import("./app/_server/slow-bodies.ts"),
    import("./app/_server/shutdown.ts"),
    import("./app/_server/backup/schedule.ts"),
    import("./app/_server/imports/runner.ts"),
    import("./app/_server/webhooks/run.ts"),
  ]);
  setSecurityHeaders();
  nameAddresses();
  watchRequests();
  watchBodies();
  stopGracefully();
  imports.startImports();
  const { DATA_DIR, DATABASE_URL } = process.env;
  if (DATA_DIR) webhooks.runWebhooks();
  if (DATA_DIR && !DATABASE_URL) backups.scheduleBackups(DATA_DIR, backups.readBackupPlan());
}
