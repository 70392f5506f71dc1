import { browser } from '@/lib/browser';

/** Below the 30 s after which Chrome stops a worker that called nothing of the extension API. */
const BETWEEN_CALLS_MS = 20_000;

/**
 * Keeps the worker alive while a wiki takes its time; waiting for the network alone does not.
 * @see https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
export async function stayAwakeFor<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), BETWEEN_CALLS_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
