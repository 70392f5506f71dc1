/**
 * F1 of B-cubed precision and recall of a grouping, 0 to 1.
 * @see Bagga and Baldwin 1998, "Entity-based cross-document coreferencing using the vector space model"
 */
export function bCubed(truth: readonly unknown[], groups: readonly unknown[]): number {
  let precision = 0;
  let recall = 0;
  truth.forEach((kind, one) => {
    const sameGroup = groups.map((group) => group === groups[one]);
    const sameKind = truth.map((other) => other === kind);
    const both = sameGroup.filter((same, at) => same && sameKind[at] === true).length;
    precision += both / sameGroup.filter(Boolean).length;
    recall += both / sameKind.filter(Boolean).length;
  });
  const [p, r] = [precision / truth.length, recall / truth.length];
  return (2 * p * r) / (p + r);
}
