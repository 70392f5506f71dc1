import type { Drawer } from '@/lib/ui/drawer.svelte';
import { aDraft } from '../../../dom/ui/examples';
import { markedPicture, withPicture } from './page-picture';
import { showDrawer } from './show-drawer';

const edit = (then: (drawer: Drawer) => void) =>
  showDrawer({ draft: aDraft({ pictures: [markedPicture] }) }, withPicture, async (drawer) => {
    await drawer.composer.attachments.load();
    drawer.openEditor(markedPicture);
    then(drawer);
  });

/** The picture editor. */
export const editorStates = {
  'editor-marks': edit(() => {}),
  'editor-selected': edit((drawer) => drawer.editing?.editor.select(0)),
  'editor-cropped': edit((drawer) => {
    drawer.editing?.editor.use('crop');
    drawer.editing?.editor.addInMiddle();
  }),
  'editor-arrow-and-text': edit((drawer) => {
    const editor = drawer.editing?.editor;
    editor?.use('arrow');
    editor?.press({ x: 620, y: 420 }, { selection: null, handle: null });
    editor?.drag({ x: 420, y: 300 });
    editor?.release(true);
    editor?.use('text');
    editor?.press({ x: 630, y: 410 }, { selection: null, handle: null });
    editor?.release(true);
    editor?.write('Which of the two?');
  }),
};
