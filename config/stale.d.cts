export declare function isStale(product: string): boolean
