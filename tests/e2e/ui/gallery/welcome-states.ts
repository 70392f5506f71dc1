import { flushSync, mount } from 'svelte';
import WelcomeApp from '@/components/welcome/WelcomeApp.svelte';

function showWelcome(then: (target: HTMLElement) => void = () => {}) {
  return (target: HTMLElement): Promise<void> => {
    mount(WelcomeApp, {
      target,
      props: { practiceAddress: 'about:blank', shortcut: 'Alt+Shift+K', onoptions: () => {} },
    });
    then(target);
    flushSync();
    return Promise.resolve();
  };
}

/** The page after the installation. */
export const welcomeStates = {
  'welcome-first': showWelcome(),
  'welcome-practising': showWelcome((target) => target.querySelector('button')?.click()),
};
