CREATE TABLE "joinings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"joined_at" timestamptz(3) NOT NULL,
	"joined_by" uuid NOT NULL,
	"moved" jsonb NOT NULL,
	"undone_at" timestamptz(3),
	"undone_by" uuid,
	CONSTRAINT "joinings_undone" CHECK (("joinings"."undone_at" is null) = ("joinings"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "told_apart" (
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"told_by" uuid NOT NULL,
	"told_at" timestamptz(3) NOT NULL,
	CONSTRAINT "told_apart_one_id_other_id_pk" PRIMARY KEY("one_id","other_id"),
	CONSTRAINT "told_apart_order" CHECK ("told_apart"."one_id" < "told_apart"."other_id")
);
--> statement-breakpoint
ALTER TABLE "roster_members" DROP CONSTRAINT "roster_members_phone";--> statement-breakpoint
ALTER TABLE "roster_members" ADD COLUMN "name_key" text GENERATED ALWAYS AS (translate(lower(name), '歐陽諸馬東獨宮聞遲連臺孫鍾鐘離長鮮閭顓駟樂穀夾軒轅納蘭葉車門萬師達顏單賀盧僕陳張劉黃趙吳鄭馮韓鄧許蕭蘇賈譚鄒陸龔錢湯龍顧嚴賴魯韋閻齊莊喬龐羅謝蔣楊 ·-'',', '欧阳诸马东独宫闻迟连台孙钟钟离长鲜闾颛驷乐谷夹轩辕纳兰叶车门万师达颜单贺卢仆陈张刘黄赵吴郑冯韩邓许萧苏贾谭邹陆龚钱汤龙顾严赖鲁韦阎齐庄乔庞罗谢蒋杨')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "volunteers" ADD COLUMN "name_key" text GENERATED ALWAYS AS (translate(lower(name), '歐陽諸馬東獨宮聞遲連臺孫鍾鐘離長鮮閭顓駟樂穀夾軒轅納蘭葉車門萬師達顏單賀盧僕陳張劉黃趙吳鄭馮韓鄧許蕭蘇賈譚鄒陸龔錢湯龍顧嚴賴魯韋閻齊莊喬龐羅謝蔣楊 ·-'',', '欧阳诸马东独宫闻迟连台孙钟钟离长鲜闾颛驷乐谷夹轩辕纳兰叶车门万师达颜单贺卢仆陈张刘黄赵吴郑冯韩邓许萧苏贾谭邹陆龚钱汤龙顾严赖鲁韦阎齐庄乔庞罗谢蒋杨')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "volunteers" ADD COLUMN "joined_into" uuid;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_from_id_volunteers_id_fk" FOREIGN KEY ("from_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_into_id_volunteers_id_fk" FOREIGN KEY ("into_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_joined_by_volunteers_id_fk" FOREIGN KEY ("joined_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_undone_by_volunteers_id_fk" FOREIGN KEY ("undone_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_apart" ADD CONSTRAINT "told_apart_one_id_volunteers_id_fk" FOREIGN KEY ("one_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_apart" ADD CONSTRAINT "told_apart_other_id_volunteers_id_fk" FOREIGN KEY ("other_id") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_apart" ADD CONSTRAINT "told_apart_told_by_volunteers_id_fk" FOREIGN KEY ("told_by") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "joinings_one_live" ON "joinings" USING btree ("from_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "joinings_by_time" ON "joinings" USING btree ("joined_at");--> statement-breakpoint
ALTER TABLE "volunteers" ADD CONSTRAINT "volunteers_joined_into_volunteers_id_fk" FOREIGN KEY ("joined_into") REFERENCES "volunteers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "volunteers_by_name" ON "volunteers" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "volunteers_joined" ON "volunteers" USING btree ("joined_into");--> statement-breakpoint
ALTER TABLE "roster_members" ADD CONSTRAINT "roster_members_person" UNIQUE("organisation_id","phone","name_key");--> statement-breakpoint
ALTER TABLE "volunteers" ADD CONSTRAINT "volunteers_joined" CHECK ("joined_into" <> "id");