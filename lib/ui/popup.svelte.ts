import type { Problem } from '@/lib/domain/problem';
import type { TabStanding } from '@/lib/domain/views';
import type { SettingsCalls } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';

export interface PopupPorts {
  calls: Pick<Client<SettingsCalls>, 'describeTab' | 'enableOrigin'>;
  /** The browser's own question for one origin; must be called within the click. Resolves false when the person declines. */
  askPermission: (origin: string) => Promise<boolean>;
  openOptions: () => void;
  close: () => void;
}

type Stage =
  | { stage: 'looking' }
  | { stage: 'told'; standing: TabStanding }
  /** The browser's question is open. */
  | { stage: 'asking'; standing: TabStanding }
  | { stage: 'declined'; standing: TabStanding }
  | { stage: 'stuck'; problem: Problem };

/** What the popup says about the tab it was opened on. */
export class Popup {
  #stage = $state.raw<Stage>({ stage: 'looking' });
  readonly #ports: PopupPorts;
  readonly #tabId: number;

  constructor(tabId: number, ports: PopupPorts) {
    this.#tabId = tabId;
    this.#ports = ports;
  }

  get stage(): Stage {
    return this.#stage;
  }

  async look(): Promise<void> {
    this.#stage = { stage: 'looking' };
    const described = await this.#ports.calls.describeTab({ tabId: this.#tabId });
    this.#stage = described.ok
      ? { stage: 'told', standing: described.value }
      : { stage: 'stuck', problem: described.problem };
  }

  /**
   * Switches Docket on for the tab's site. The browser may close the popup while it asks: the background then goes on
   * by itself, from the permission that was added.
   */
  async enable(): Promise<void> {
    if (this.#stage.stage !== 'told' && this.#stage.stage !== 'declined') return;
    const { standing } = this.#stage;
    if (standing.standing !== 'offer') return;
    const asked = this.#ports.askPermission(standing.origin); // before any `await`: it needs the click
    this.#stage = { stage: 'asking', standing };
    if (!(await asked)) {
      this.#stage = { stage: 'declined', standing };
      return;
    }
    const enabled = await this.#ports.calls.enableOrigin({ origin: standing.origin, tabId: this.#tabId });
    if (enabled.ok) this.#ports.close();
    else this.#stage = { stage: 'stuck', problem: enabled.problem };
  }

  openOptions(): void {
    this.#ports.openOptions();
    this.#ports.close();
  }
}
