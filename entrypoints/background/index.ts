import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '@/lib/browser';
import { createRules } from '@/lib/messages/schemas';
import type { Sender } from '@/lib/messages/runtime';
import { createReceiver } from '@/lib/messages/serve';
import { startWording } from '@/lib/ui/wording';
import { createAsking } from './asking';
import { createBeside } from './beside';
import { ASK_ITEM, DESK_ITEM } from './browser/menu';
import { openDesk } from './browser/open-desk';
import { screen } from './browser/screen';
import { ASK_COMMAND } from './browser/shortcut';
import { NEWS_ALARM, OUTBOX_ALARM } from './browser/wake';
import { createDeskHandlers } from './calls/desk';
import { createDrawerHandlers } from './calls/drawer';
import { sayNoRoom } from './calls/no-room';
import { createOverlayHandlers } from './calls/overlay';
import { createSettingsHandlers } from './calls/settings';
import { createCore } from './core';
import { createHintOnce } from './hint-once';
import { createNoticeClicks } from './notice-clicks';
import { createTending } from './tending';
import { createSenderRules } from './senders';

/** Every listener is added at once, before anything is awaited: a worker that starts for an event must not miss it. */
export default defineBackground(() => {
  startWording({ read: (key, words) => browser.i18n.getMessage(key, words), locale: browser.i18n.getUILanguage() });
  const core = createCore();
  const beside = createBeside(core.sessions);
  const asking = createAsking(core, screen, beside);
  const hintOnce = createHintOnce(core);
  const tending = createTending(core, asking, hintOnce);
  const noticeClicks = createNoticeClicks(core, asking);
  const receive = createReceiver(
    sayNoRoom({
      ...createOverlayHandlers(core, beside, noticeClicks),
      ...createDrawerHandlers(core, asking),
      ...createSettingsHandlers(core, hintOnce),
      ...createDeskHandlers(core),
    }),
    createRules(createSenderRules()),
  );

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => receive(message, sender));
  browser.runtime.onConnect.addListener((port) => {
    core.openDrawers.connect(port);
    core.desk.open.connect(port);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => void tending.installed(reason === 'install'));
  browser.runtime.onStartup.addListener(() => void tending.refreshed());
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === OUTBOX_ALARM) void core.outbox.deliverDue();
    if (name === NEWS_ALARM) void core.following.check();
  });
  browser.action.onClicked.addListener((tab) => void tending.asked(tab));
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === ASK_ITEM) void tending.asked(tab);
    if (menuItemId === DESK_ITEM) void openDesk();
  });
  browser.commands.onCommand.addListener((name, tab) => void (name === ASK_COMMAND && tending.asked(tab)));
  browser.permissions.onAdded.addListener((added) => void tending.permitted(added.origins ?? []));
  browser.permissions.onRemoved.addListener(() => void core.sites.reconcile());
  browser.tabs.onUpdated.addListener(
    (tabId, { status }, { url }) => void (status === 'complete' && tending.loaded(tabId, url)),
  );
  browser.tabs.onRemoved.addListener((tabId) => void tending.tabClosed(tabId));
  browser.windows.onRemoved.addListener(() => void tending.windowClosed());
  browser.notifications.onClicked.addListener((id) => void noticeClicks.clicked(id));
  self.addEventListener('online', () => void tending.online());

  void tending.woken();
});
