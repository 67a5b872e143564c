CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`settings` text NOT NULL,
	`secrets_sealed` text NOT NULL,
	`webhook_url` text NOT NULL,
	`relay` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `channels_by_shop` ON `channels` (`shop_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`message` text NOT NULL,
	`channel` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`resent_at` integer,
	PRIMARY KEY(`shop_id`, `conversation`, `message`)
);
--> statement-breakpoint
CREATE INDEX `dead_letters_by_shop` ON `dead_letters` (`shop_id`,`resent_at`,`at`);--> statement-breakpoint
CREATE TABLE `mirror_events` (
	`shop_id` text NOT NULL,
	`channel` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `channel`, `event_id`)
);
--> statement-breakpoint
CREATE INDEX `mirror_events_by_age` ON `mirror_events` (`at`);--> statement-breakpoint
CREATE TABLE `mirrored_orders` (
	`shop_id` text NOT NULL,
	`channel` text NOT NULL,
	`external_id` text NOT NULL,
	`number` text,
	`state` text,
	`state_at` integer NOT NULL,
	`total_minor` integer,
	`currency` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `channel`, `external_id`)
);
--> statement-breakpoint
CREATE INDEX `mirrored_orders_by_number` ON `mirrored_orders` (`shop_id`,`number`);--> statement-breakpoint
CREATE TABLE `mirrored_shipments` (
	`shop_id` text NOT NULL,
	`tracking_no` text NOT NULL,
	`courier` text NOT NULL,
	`order` text,
	`state` text,
	`state_at` integer NOT NULL,
	`eta_at` integer,
	`events` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `tracking_no`)
);
--> statement-breakpoint
CREATE INDEX `mirrored_shipments_by_order` ON `mirrored_shipments` (`shop_id`,`order`);