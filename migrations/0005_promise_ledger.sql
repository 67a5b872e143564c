CREATE TABLE `__new_promises` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`conversation` text NOT NULL,
	`kind` text NOT NULL,
	`what` text,
	`source` text DEFAULT 'proposal' NOT NULL,
	`source_by` text,
	`message` text,
	`order_id` text,
	`proposal_id` text,
	`customer_id` text,
	`amount_minor` integer,
	`currency` text,
	`due_at` integer,
	`state` text NOT NULL,
	`history` text DEFAULT '[]' NOT NULL,
	`ticket_id` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`told_at` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_promises`("shop_id", "id", "conversation", "kind", "order_id", "proposal_id", "due_at", "state", "created_at") SELECT "shop_id", "id", "conversation", "kind", "order_id", "proposal_id", "due_at", "state", "created_at" FROM `promises`;--> statement-breakpoint
DROP TABLE `promises`;--> statement-breakpoint
ALTER TABLE `__new_promises` RENAME TO `promises`;--> statement-breakpoint
CREATE INDEX `promises_by_due` ON `promises` (`shop_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `promises_by_conversation` ON `promises` (`shop_id`,`conversation`);--> statement-breakpoint
CREATE INDEX `promises_by_order` ON `promises` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `promises_by_state` ON `promises` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `promises_by_proposal` ON `promises` (`shop_id`,`proposal_id`);