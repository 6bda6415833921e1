/** Releases never change, so what was read of them stays right for as long as the process lives. */
export interface BoundedCache<Value> {
  /**
   * What is kept under the key, else what `load` gives; callers that ask meanwhile share the one load. A load that
   * fails is forgotten, and its error goes to all who waited.
   */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /** Sum of the weights kept. */
  readonly weight: number;
}

/** Keeps what was asked for most recently, up to a total weight; the newest one always, whatever it weighs. */
export function boundedCache<Value>(limit: number, weigh: (value: Value) => number): BoundedCache<Value> {
  // A Map lists its keys in the order they were put in: the first is the one not asked for the longest.
  const kept = new Map<string, Value>();
  const loading = new Map<string, Promise<Value>>();
  let weight = 0;

  const keep = (key: string, value: Value): void => {
    kept.set(key, value);
    weight += weigh(value);
    for (const [oldest, other] of kept) {
      if (weight <= limit || oldest === key) break;
      kept.delete(oldest);
      weight -= weigh(other);
    }
  };

  return {
    get weight() {
      return weight;
    },
    async get(key, load) {
      const value = kept.get(key);
      if (value !== undefined) {
        kept.delete(key);
        kept.set(key, value);
        return value;
      }
      const underWay = loading.get(key);
      if (underWay) return underWay;
      const promise = load().then((loaded) => (keep(key, loaded), loaded));
      loading.set(key, promise);
      try {
        return await promise;
      } finally {
        loading.delete(key);
      }
    },
  };
}
