CREATE TABLE `case_refunds` (
	`shop_id` text NOT NULL,
	`case_id` text NOT NULL,
	`key` text NOT NULL,
	`run` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `case_id`)
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text NOT NULL,
	`customer_id` text,
	`conversation` text,
	`proposal_id` text,
	`step` text NOT NULL,
	`outcome` text,
	`due_at` integer,
	`revision` integer NOT NULL,
	`back_tracking_no` text,
	`replacement_tracking_no` text,
	`opened_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `cases_by_step` ON `cases` (`shop_id`,`step`,`due_at`);--> statement-breakpoint
CREATE INDEX `cases_by_time` ON `cases` (`shop_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `cases_by_due` ON `cases` (`due_at`);--> statement-breakpoint
CREATE INDEX `cases_by_order` ON `cases` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `cases_by_conversation` ON `cases` (`shop_id`,`conversation`);--> statement-breakpoint
CREATE INDEX `cases_by_customer` ON `cases` (`shop_id`,`customer_id`);--> statement-breakpoint
CREATE INDEX `cases_by_back` ON `cases` (`shop_id`,`back_tracking_no`);--> statement-breakpoint
CREATE INDEX `cases_by_replacement` ON `cases` (`shop_id`,`replacement_tracking_no`);--> statement-breakpoint
CREATE TABLE `notice_wishes` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`is_allowed` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_id`)
);
--> statement-breakpoint
CREATE TABLE `shipment_notices` (
	`shop_id` text NOT NULL,
	`shipment_id` text NOT NULL,
	`kind` text NOT NULL,
	`occurrence` text NOT NULL,
	`order_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`conversation` text,
	`state` text NOT NULL,
	`day` text,
	`noticed_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `shipment_id`, `kind`, `occurrence`)
);
--> statement-breakpoint
CREATE INDEX `shipment_notices_by_customer` ON `shipment_notices` (`shop_id`,`customer_id`,`day`);--> statement-breakpoint
CREATE INDEX `shipment_notices_pending` ON `shipment_notices` (`state`,`noticed_at`);--> statement-breakpoint
CREATE TABLE `shipment_pushes` (
	`shop_id` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`run` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `shipment_pushes_by_age` ON `shipment_pushes` (`at`);--> statement-breakpoint
CREATE TABLE `shipment_reports` (
	`shop_id` text NOT NULL,
	`shipment_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `shipment_id`)
);
