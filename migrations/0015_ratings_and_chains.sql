CREATE TABLE `ratings` (
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`episode` integer NOT NULL,
	`score` integer NOT NULL,
	`agent_id` text,
	`at` integer NOT NULL,
	`event_seq` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `conversation`, `episode`)
);
--> statement-breakpoint
CREATE INDEX `ratings_by_time` ON `ratings` (`shop_id`,`at`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `decided_chain` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `promises` ADD `chain` text DEFAULT '[]' NOT NULL;