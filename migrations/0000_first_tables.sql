CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_by_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_by_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_by_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `categories` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `products` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`category_id` text NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`description` text NOT NULL,
	`is_on_sale` integer NOT NULL,
	`attributes` text NOT NULL,
	`in_the_box` text NOT NULL,
	`usage` text NOT NULL,
	`authenticity` text,
	`warranty_months` integer,
	`size_chart_id` text,
	`option_names` text NOT NULL,
	`tags` text NOT NULL,
	`from_minor` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `products_by_category` ON `products` (`shop_id`,`category_id`);--> statement-breakpoint
CREATE TABLE `promotions` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`promotion` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `size_charts` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`chart` text NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `stock` (
	`shop_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`warehouse_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`restock_at` integer,
	PRIMARY KEY(`shop_id`, `variant_id`, `warehouse_id`)
);
--> statement-breakpoint
CREATE TABLE `variants` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	`options` text NOT NULL,
	`price_minor` integer NOT NULL,
	`list_price_minor` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `variants_by_product` ON `variants` (`shop_id`,`product_id`);--> statement-breakpoint
CREATE TABLE `warehouses` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`city` text NOT NULL,
	`cutoff_hour` integer NOT NULL,
	`transit_days` integer NOT NULL,
	`transit_days_to` text NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `customer_conversations` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`conversation` text NOT NULL,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_id`, `conversation`)
);
--> statement-breakpoint
CREATE TABLE `customers` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`name_sealed` text,
	`phone_sealed` text,
	`phone_index` text,
	`email_sealed` text,
	`email_index` text,
	`address_sealed` text,
	`tier` text DEFAULT 'standard' NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`balance_minor` integer DEFAULT 0 NOT NULL,
	`locale` text,
	`created_at` integer NOT NULL,
	`erased_at` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `customers_by_phone` ON `customers` (`shop_id`,`phone_index`);--> statement-breakpoint
CREATE INDEX `customers_by_email` ON `customers` (`shop_id`,`email_index`);--> statement-breakpoint
CREATE TABLE `identities` (
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`key_index` text NOT NULL,
	`customer_id` text NOT NULL,
	`is_proved` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `kind`, `key_index`)
);
--> statement-breakpoint
CREATE INDEX `identities_by_customer` ON `identities` (`shop_id`,`customer_id`);--> statement-breakpoint
CREATE TABLE `identity_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`scope` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identity_attempts_by_scope` ON `identity_attempts` (`shop_id`,`scope`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `identity_attempts_once` ON `identity_attempts` (`id`);--> statement-breakpoint
CREATE TABLE `executions` (
	`proposal_id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`order_id` text NOT NULL,
	`action` text NOT NULL,
	`state` text NOT NULL,
	`result_sealed` text NOT NULL,
	`run` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `executions_by_order` ON `executions` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `executions_by_conversation` ON `executions` (`shop_id`,`conversation`);--> statement-breakpoint
CREATE TABLE `invoices` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`type` text NOT NULL,
	`title_sealed` text NOT NULL,
	`tax_no` text,
	`amount_minor` integer NOT NULL,
	`state` text NOT NULL,
	`url` text,
	`proposal_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `invoices_by_order` ON `invoices` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `order_items` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`name` text NOT NULL,
	`options` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price_minor` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `order_items_by_order` ON `order_items` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`customer_id` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`currency` text NOT NULL,
	`items_minor` integer NOT NULL,
	`freight_minor` integer NOT NULL,
	`discount_minor` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`payments` text NOT NULL,
	`recipient_sealed` text NOT NULL,
	`placed_at` integer NOT NULL,
	`paid_at` integer,
	`delivered_at` integer,
	`expedited_at` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `orders_by_customer` ON `orders` (`shop_id`,`customer_id`,`placed_at`);--> statement-breakpoint
CREATE TABLE `refunds` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`to` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`proposal_id` text,
	`created_at` integer NOT NULL,
	`due_at` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `refunds_by_order` ON `refunds` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `returns` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`items` text NOT NULL,
	`reason` text NOT NULL,
	`freight` text NOT NULL,
	`state` text NOT NULL,
	`proposal_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `returns_by_order` ON `returns` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `shipments` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`courier` text NOT NULL,
	`tracking_no` text NOT NULL,
	`state` text NOT NULL,
	`shipped_at` integer,
	`eta_at` integer,
	`delivered_at` integer,
	`events` text NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `shipments_by_order` ON `shipments` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `shipments_by_tracking` ON `shipments` (`shop_id`,`tracking_no`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`channel` text NOT NULL,
	`event_seq` integer NOT NULL,
	`customer_id` text,
	`holder` text NOT NULL,
	`epoch` integer NOT NULL,
	`holder_reason` text NOT NULL,
	`agent_id` text,
	`episode` integer NOT NULL,
	`language` text,
	`intent` text,
	`sentiment` integer,
	`messages` integer NOT NULL,
	`unanswered` integer NOT NULL,
	`last_text` text NOT NULL,
	`last_from` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`waiting_since` integer,
	PRIMARY KEY(`shop_id`, `conversation`)
);
--> statement-breakpoint
CREATE INDEX `conversations_by_time` ON `conversations` (`shop_id`,`last_at`);--> statement-breakpoint
CREATE INDEX `conversations_by_holder` ON `conversations` (`shop_id`,`holder`,`last_at`);--> statement-breakpoint
CREATE INDEX `conversations_by_customer` ON `conversations` (`shop_id`,`customer_id`);--> statement-breakpoint
CREATE TABLE `facts` (
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`event_seq` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`label` text,
	`value` integer,
	`detail` text,
	PRIMARY KEY(`shop_id`, `conversation`, `event_seq`)
);
--> statement-breakpoint
CREATE INDEX `facts_by_time` ON `facts` (`shop_id`,`at`);--> statement-breakpoint
CREATE TABLE `articles` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`article` text NOT NULL,
	`valid_from` integer,
	`valid_until` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `promises` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`conversation` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text,
	`proposal_id` text,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `promises_by_due` ON `promises` (`shop_id`,`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`type` text NOT NULL,
	`priority` text NOT NULL,
	`state` text NOT NULL,
	`conversation` text,
	`customer_id` text,
	`summary` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_by_number` ON `tickets` (`shop_id`,`number`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_by_hash` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`target` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_shop` ON `audit` (`shop_id`,`at`);--> statement-breakpoint
CREATE TABLE `policies` (
	`shop_id` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer,
	`published_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `shops` (
	`id` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`time_zone` text NOT NULL,
	`currency` text NOT NULL,
	`country` text NOT NULL,
	`default_language` text NOT NULL,
	`allowed_origins` text NOT NULL,
	`identity_secret_sealed` text NOT NULL,
	`settings` text NOT NULL,
	`shard` text DEFAULT 'DB' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`shop_id` text NOT NULL,
	`version` integer NOT NULL,
	`blob` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`shop_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`display_name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `staff_by_user` ON `staff` (`user_id`);