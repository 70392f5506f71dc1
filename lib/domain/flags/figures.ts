import type { Demand } from './demand';

/** What is counted of a section's requests, beside its people. */
export interface Figures {
  requests: number;
  /** People who joined a request of somebody else. */
  meToos: number;
  /** Requests by how much they kept their askers from their work. */
  blocks: number;
  slows: number;
  minor: number;
  /** Requests that were answered by pointing at what is written elsewhere. */
  pointed: number;
  /** People who said that the answer helped. */
  helped: number;
}

export function figuresOf({
  requests,
  meToos,
  hindered,
  pointed,
  helped,
}: Pick<Demand, 'requests' | 'meToos' | 'hindered' | 'pointed' | 'helped'>): Figures {
  return { requests: requests.length, meToos, ...hindered, pointed, helped };
}
