/** The two keys of the overlay. The page gets them first and keeps those that it has a use for. */
export function watchKeys(on: { escape: () => void; move: () => boolean }, ours: Element, signal: AbortSignal): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape' && event.target !== ours) on.escape();
      if (event.key === 'F6' && !event.shiftKey && on.move()) event.preventDefault();
    },
    { signal },
  );
}
