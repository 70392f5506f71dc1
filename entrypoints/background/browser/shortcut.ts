import { browser } from '@/lib/browser';

export const ASK_COMMAND = 'ask';

/** The key that asks with a picture, as the person has it now; `null`: none is set. */
export async function askShortcut(): Promise<string | null> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === ASK_COMMAND)?.shortcut || null; // an empty string is "none set"
}
