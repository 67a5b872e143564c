CREATE TABLE `identity_codes` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`customer_id` text NOT NULL,
	`conversation` text NOT NULL,
	`hash` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `identity_codes_by_conversation` ON `identity_codes` (`shop_id`,`conversation`,`created_at`);--> statement-breakpoint
CREATE INDEX `identity_codes_by_age` ON `identity_codes` (`created_at`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `note` text;--> statement-breakpoint
ALTER TABLE `approvals` ADD `settled_at` integer;--> statement-breakpoint
CREATE INDEX `approvals_unsettled` ON `approvals` (`decided_at`) WHERE settled_at is null and decided_at is not null;