/**
 * scripts/run.mjs started this process and holds a channel to it. When that one is gone, however it came, this one
 * ends too, and with it what it started.
 */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
}
