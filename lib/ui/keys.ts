/** How this computer names its keys; a Mac's person knows ⌘, not Ctrl. */
export function sendKeys(platform: string): string {
  return isApple(platform) ? '⌘ ↵' : 'Ctrl ↵';
}

/** A command as its person finds it on the keyboard: "Ctrl+B", "⌘B". */
export function commandKey(key: string, platform: string): string {
  return isApple(platform) ? `⌘${key.toUpperCase()}` : `Ctrl+${key.toUpperCase()}`;
}

/** Whether the key that commands are given with is held: ⌘ on a Mac, Ctrl elsewhere. */
export function commandHeld(event: { ctrlKey: boolean; metaKey: boolean }, platform: string): boolean {
  return isApple(platform) ? event.metaKey : event.ctrlKey;
}

const isApple = (platform: string) => /mac|iphone|ipad/i.test(platform);
