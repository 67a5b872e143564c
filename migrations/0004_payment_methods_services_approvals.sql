CREATE TABLE `payment_methods` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`balance_minor` integer,
	PRIMARY KEY(`shop_id`, `customer_id`, `id`),
	CONSTRAINT "payment_methods_balance" CHECK("payment_methods"."balance_minor" >= 0),
	CONSTRAINT "payment_methods_kind" CHECK(("payment_methods"."kind" = 'stored_value') = ("payment_methods"."balance_minor" is not null))
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`conversation` text NOT NULL,
	`order_id` text,
	`customer_id` text,
	`action` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`proposal_sealed` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_by_proposal` ON `approvals` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `approvals_by_state` ON `approvals` (`shop_id`,`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `cashbacks` (
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`evidence` text NOT NULL,
	`state` text NOT NULL,
	`proposal_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`)
);
--> statement-breakpoint
CREATE TABLE `services` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`type` text NOT NULL,
	`item_id` text,
	`time` text NOT NULL,
	`date` text,
	`contact_sealed` text NOT NULL,
	`state` text NOT NULL,
	`proposal_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `services_by_order` ON `services` (`shop_id`,`order_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_executions` (
	`proposal_id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`order_id` text,
	`customer_id` text,
	`action` text NOT NULL,
	`state` text NOT NULL,
	`result_sealed` text NOT NULL,
	`run` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_executions`("proposal_id", "shop_id", "conversation", "order_id", "customer_id", "action", "state", "result_sealed", "run", "at") SELECT "proposal_id", "shop_id", "conversation", "order_id", NULL, "action", "state", "result_sealed", "run", "at" FROM `executions`;--> statement-breakpoint
DROP TABLE `executions`;--> statement-breakpoint
ALTER TABLE `__new_executions` RENAME TO `executions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `executions_by_order` ON `executions` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `executions_by_customer` ON `executions` (`shop_id`,`customer_id`);--> statement-breakpoint
CREATE INDEX `executions_by_conversation` ON `executions` (`shop_id`,`conversation`);--> statement-breakpoint
ALTER TABLE `products` ADD `guides` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `exchange_for` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `replaces_id` text;--> statement-breakpoint
ALTER TABLE `returns` ADD `kind` text DEFAULT 'return' NOT NULL;--> statement-breakpoint
ALTER TABLE `returns` ADD `difference_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `returns` ADD `method` text;--> statement-breakpoint
INSERT INTO `payment_methods` ("shop_id", "customer_id", "id", "kind", "label", "balance_minor") SELECT "shop_id", "id", 'balance', 'stored_value', '{"zh":"账户余额","en":"Shop balance"}', "balance_minor" FROM `customers` WHERE "balance_minor" > 0;--> statement-breakpoint
ALTER TABLE `customers` DROP COLUMN `balance_minor`;