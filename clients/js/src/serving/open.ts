/** A question of a peer that is answered again and again, until it ends. */
export interface Open {
	readonly type: 'subscribe' | 'watch' | 'actors';
	/** The asker's permissions are others now. */
	permitted(): void;
	/** Nothing more is answered. */
	close(): void;
}
