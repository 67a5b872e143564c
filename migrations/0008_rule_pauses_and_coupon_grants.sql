CREATE TABLE `coupon_grants` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`code` text NOT NULL,
	`granted_to` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `coupon_grants_by_owner` ON `coupon_grants` (`shop_id`,`code`,`granted_to`);--> statement-breakpoint
ALTER TABLE `rule_firings` ADD `subject` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `rule_firings_by_subject` ON `rule_firings` (`shop_id`,`rule_id`,`subject`,`at`);