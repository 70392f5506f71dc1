import { mergeAttributes, Node } from '@tiptap/core';
import type { Node as EditorNode } from '@tiptap/pm/model';
import { Plugin, Selection } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import { isOwnPicture, isShowable } from '@/lib/domain/article/own-picture';
import { isLink } from '@/lib/domain/document/read-line';

interface PictureOptions {
  /** Takes files that were pasted or dropped; `null`: this document takes none, and shows pictures by their words. */
  onfiles: ((files: File[]) => void) | null;
}

/** @param name - Of the attribute, in the editor and in what is cut out of it. */
const attribute = (name: string, fallback: string | null) => ({
  default: fallback,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? fallback,
  renderHTML: ({ [name]: value }: Record<string, unknown>) => (value === null ? {} : { [`data-${name}`]: value }),
});

/** A picture, which is a block of its own. */
export const Picture = Node.create<PictureOptions>({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ onfiles: null }),
  addAttributes: () => ({ file: attribute('file', ''), url: attribute('url', null), alt: attribute('alt', '') }),
  // a mark of our own: what is cut out here comes back, pictures of other pages do not come along
  parseHTML() {
    const takes = (url: string | null) =>
      url === null || isLink(url) || (this.options.onfiles !== null && isOwnPicture(url));
    return [
      {
        tag: 'div[data-docket-picture]',
        getAttrs: (element) => (takes(element.getAttribute('data-url')) ? null : false),
      },
    ];
  },
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'kept', 'data-docket-picture': '' }),
    wordsOf(node),
  ],
  addNodeView() {
    return this.options.onfiles === null ? null : ({ node }) => pictureView(node);
  },
  addProseMirrorPlugins() {
    const { onfiles } = this.options;
    if (onfiles === null) return [];
    return [
      new Plugin({
        props: {
          handlePaste: (_, event) => take(onfiles, filesIn(event.clipboardData)),
          handleDrop: (view, event) =>
            view.dragging === null && take(onfiles, [...(event.dataTransfer?.files ?? [])], () => enter(view, event)),
        },
      }),
    ];
  },
});

function wordsOf({ attrs }: EditorNode): string {
  return String(attrs['alt']) || String(attrs['file']);
}

/** The picture; its words where the browser cannot show it. */
function pictureView(first: EditorNode): NodeView {
  const dom = document.createElement('div');
  const show = (node: EditorNode): void => {
    const url: unknown = node.attrs['url'];
    const isShown = typeof url === 'string' && isShowable(url) && url !== failed;
    dom.className = isShown ? 'picture' : 'kept';
    if (!isShown) dom.textContent = wordsOf(node);
    else {
      if (image.getAttribute('src') !== url) image.src = url;
      image.alt = wordsOf(node);
      dom.replaceChildren(image);
    }
  };
  let now = first;
  let failed: unknown = null;
  const image = document.createElement('img');
  image.referrerPolicy = 'no-referrer';
  image.draggable = false; // the block around it is moved
  image.onerror = () => {
    failed = now.attrs['url'];
    show(now);
  };
  show(first);
  return {
    dom,
    update(node) {
      if (node.type !== now.type) return false;
      now = node;
      show(node);
      return true;
    },
  };
}

/** Where words come along, as from a table or a text, those are wanted, and the picture of them is not. */
function filesIn(pasted: DataTransfer | null): File[] {
  return pasted === null || pasted.getData('text/plain') !== '' ? [] : [...pasted.files];
}

/** The cursor goes to where something was dropped. */
function enter(view: EditorView, { clientX: left, clientY: top }: DragEvent): void {
  const at = view.posAtCoords({ left, top });
  if (at !== null) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
  view.focus();
}

function take(onfiles: (files: File[]) => void, files: File[], before: () => void = () => {}): boolean {
  if (files.length === 0) return false;
  before();
  onfiles(files);
  return true;
}
