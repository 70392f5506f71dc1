import { twoFrames } from './two-frames';

/** The picture is taken within this time, or something went wrong on the way: everything comes back by itself. */
const LIMIT_MS = 4_000;

export interface CaptureGuard {
  /** Takes everything of ours off the screen; resolves when the screen shows it gone. */
  hide(): Promise<void>;
  show(): void;
}

/** @param conceal - Hides and shows what the overlay has on the page. */
export function createCaptureGuard(conceal: (concealed: boolean) => void, signal: AbortSignal): CaptureGuard {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    clearTimeout(limit);
    conceal(false);
  };
  signal.addEventListener('abort', () => clearTimeout(limit));
  return {
    async hide() {
      clearTimeout(limit);
      limit = setTimeout(show, LIMIT_MS);
      conceal(true);
      await twoFrames();
    },
    show,
  };
}
