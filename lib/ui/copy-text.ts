/**
 * Puts text on the clipboard; resolves to whether that worked. Within a page's frame the newer way may be forbidden by
 * the page, the older one follows the click alone.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // forbidden here: the other way
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'aloud';
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy'); // eslint-disable-line @typescript-eslint/no-deprecated -- nothing newer works within a page's frame
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
