import '@/components/base.css';
import { speakEnglish } from '../../../dom/ui/english';
import { composeStates } from './compose-states';
import { editorStates } from './editor-states';
import { openingStates } from './opening-states';
import { optionsStates } from './options-states';
import { popupStates } from './popup-states';
import { sentStates } from './sent-states';
import { threadStates } from './thread-states';

/** Every state that is photographed: by name, what shows it. */
const states: Record<string, (target: HTMLElement) => Promise<void>> = {
  ...openingStates,
  ...composeStates,
  ...editorStates,
  ...sentStates,
  ...threadStates,
  ...popupStates,
  ...optionsStates,
};

speakEnglish();
const query = new URLSearchParams(location.search);
const asked = query.get('state');
document.documentElement.dir = query.get('dir') ?? 'ltr';
const show = asked === null ? undefined : states[asked];
if (show === undefined) {
  for (const name of Object.keys(states)) {
    const link = document.createElement('a');
    link.href = `?state=${name}`;
    link.textContent = name;
    document.body.append(link, document.createElement('br'));
  }
} else {
  await show(document.body);
}
document.documentElement.dataset['shown'] = asked ?? 'list';
