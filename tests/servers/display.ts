import { startGroup, temporaryFolder } from './process-group.ts';
import { runCommand } from './run-command.ts';

/** A screen that nobody sees, for what only a real window does: shortcuts, context menus. */
export interface Display {
  /** For the environment's DISPLAY. */
  name: string;
  /** Presses keys for real, in the window that has the focus: "alt+shift+k", "Return". */
  press(...keys: string[]): Promise<void>;
  /** Clicks for real; pixels of the screen, button 1 is left and 3 is right. */
  click(x: number, y: number, button?: 1 | 3): Promise<void>;
  /** How many windows are shown; an open menu is one of them. */
  countWindows(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts Xvfb on a free display number. */
export async function startDisplay(size = '1280x900'): Promise<Display> {
  // Xvfb chooses a free number by itself and writes it to file descriptor 1, followed by a line break.
  const args = ['-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'];
  const group = startGroup({ command: 'Xvfb', args, folder: temporaryFolder('display') });
  const number = /^\d+$/m.exec(await group.says(/^\d+\n/m))?.[0] ?? '';
  const name = `:${number}`;
  const xdotool = (...words: string[]): Promise<string> =>
    runCommand('xdotool', words, { env: { ...process.env, DISPLAY: name } });
  return {
    name,
    async press(...keys) {
      await xdotool('key', '--clearmodifiers', ...keys);
    },
    async click(x, y, button = 1) {
      await xdotool('mousemove', String(x), String(y), 'click', String(button));
    },
    async countWindows() {
      return (await xdotool('search', '--onlyvisible', '--class', '.*')).split('\n').filter(Boolean).length;
    },
    stop: () => group.stop(),
  };
}
