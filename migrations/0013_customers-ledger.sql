CREATE TABLE `customer_groups` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`group_id` text NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_id`)
);
--> statement-breakpoint
CREATE INDEX `customer_groups_by_group` ON `customer_groups` (`shop_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `customer_ledger` (
	`shop_id` text NOT NULL,
	`seq` integer NOT NULL,
	`act` text NOT NULL,
	`customers` text NOT NULL,
	`why` text,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `customer_pairs` (
	`shop_id` text NOT NULL,
	`customer_a` text NOT NULL,
	`customer_b` text NOT NULL,
	`state` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_a`, `customer_b`)
);
--> statement-breakpoint
CREATE INDEX `customer_pairs_by_state` ON `customer_pairs` (`shop_id`,`state`,`at`);--> statement-breakpoint
CREATE INDEX `customer_pairs_by_second` ON `customer_pairs` (`shop_id`,`customer_b`);