CREATE TABLE `corrections` (
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`seq` integer NOT NULL,
	`intent` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `conversation`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `corrections_by_time` ON `corrections` (`shop_id`,`at`);--> statement-breakpoint
CREATE TABLE `own_intents` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`intent` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
