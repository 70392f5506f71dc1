/** Where a parser stands in lists, and what each item begins with. */
export class ListLevels {
  /** For each open list how many items of it were numbered; `null`: it is not numbered. */
  private readonly counts: (number | null)[] = [];
  private items = 0;

  get inItem(): boolean {
    return this.items > 0;
  }

  /** In a list, but in none of its items: blanks there are the source's own. */
  get between(): boolean {
    return this.items < this.counts.length;
  }

  /** Returns the sign that an item's words follow; nothing for any other element. */
  open(name: string): string {
    if (name === 'ul' || name === 'ol') this.counts.push(name === 'ol' ? 0 : null);
    if (name !== 'li') return '';
    this.items += 1;
    const count = this.counts.at(-1) ?? null;
    if (count === null) return '- ';
    this.counts[this.counts.length - 1] = count + 1;
    return `${String(count + 1)}. `;
  }

  close(name: string): void {
    if (name === 'ul' || name === 'ol') this.counts.pop();
    if (name === 'li') this.items = Math.max(0, this.items - 1);
  }
}
