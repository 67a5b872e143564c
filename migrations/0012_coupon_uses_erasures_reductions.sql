CREATE TABLE `coupon_uses` (
	`shop_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`code` text NOT NULL,
	`customer_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `proposal_id`, `code`)
);
--> statement-breakpoint
CREATE INDEX `coupon_uses_by_customer` ON `coupon_uses` (`shop_id`,`customer_id`,`code`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_id`)
);
--> statement-breakpoint
ALTER TABLE `order_items` ADD `reduced_minor` integer DEFAULT 0 NOT NULL;