/** Generated from the OpenAPI document by `npm run api`; do not edit. */

export interface paths {
    "/api/v1/account-restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Me
         * @description Bring an account back within its grace, with the token of a sign-in, and sign in.
         */
        post: operations["restore_me_api_v1_account_restorations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Up
         * @description Make an account and sign in. A known address is not told here, but by mail to its owner.
         */
        post: operations["sign_up_api_v1_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Block
         * @description Block an account.
         */
        put: operations["put_block_api_v1_accounts__account_id__block_put"];
        post?: never;
        /**
         * Delete Block
         * @description End a block.
         */
        delete: operations["delete_block_api_v1_accounts__account_id__block_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Follow
         * @description Follow an account, or ask to when it is private.
         */
        put: operations["put_follow_api_v1_accounts__account_id__follow_put"];
        post?: never;
        /**
         * Delete Follow
         * @description End a follow, or take back the request for one.
         */
        delete: operations["delete_follow_api_v1_accounts__account_id__follow_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Followers
         * @description List who follows an account.
         */
        get: operations["get_followers_api_v1_accounts__account_id__followers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Following
         * @description List whom an account follows.
         */
        get: operations["get_following_api_v1_accounts__account_id__following_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/lives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Account Lives
         * @description List an account's live on air and its recordings.
         */
        get: operations["get_account_lives_api_v1_accounts__account_id__lives_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Mute
         * @description Mute an account, in open rooms of lives too.
         */
        put: operations["put_mute_api_v1_accounts__account_id__mute_put"];
        post?: never;
        /**
         * Delete Mute
         * @description End a mute.
         */
        delete: operations["delete_mute_api_v1_accounts__account_id__mute_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Account Videos
         * @description List the published videos of an account that the caller may see; none of a private one.
         */
        get: operations["get_account_videos_api_v1_accounts__account_id__videos_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/acting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Acting
         * @description Say as whom the session acts, and as whom it may.
         */
        get: operations["get_acting_api_v1_acting_get"];
        /**
         * Act As
         * @description Act as a brand from now on, or as oneself again; the device gets another session token.
         */
        put: operations["act_as_api_v1_acting_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Asset
         * @description How far one's own video is, and where to watch it.
         */
        get: operations["get_asset_api_v1_assets__asset_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Retry
         * @description Try a failed video again.
         */
        post: operations["post_retry_api_v1_assets__asset_id__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brand-invitations/{brand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Decline
         * @description Say no to a team. Idempotent.
         */
        delete: operations["decline_api_v1_brand_invitations__brand_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brand-invitations/{brand_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept
         * @description Join a team.
         */
        post: operations["accept_api_v1_brand_invitations__brand_id__accept_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Brands
         * @description List the caller's teams, and those that ask them to join.
         */
        get: operations["get_brands_api_v1_brands_get"];
        put?: never;
        /**
         * Create Brand
         * @description Make a brand account, owned by the caller.
         */
        post: operations["create_brand_api_v1_brands_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Brand
         * @description Return a brand to somebody of its team.
         */
        get: operations["get_brand_api_v1_brands__brand_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Brand
         * @description Delete a brand: gone for others at once, for good after the same grace as an account.
         */
        delete: operations["delete_brand_api_v1_brands__brand_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change Brand
         * @description Change category or site; another site has to be proved anew.
         */
        patch: operations["change_brand_api_v1_brands__brand_id__patch"];
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/invitations/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw
         * @description Take an invitation back. Idempotent.
         */
        delete: operations["withdraw_api_v1_brands__brand_id__invitations__account_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Over
         * @description Make somebody of the team the owner; the caller stays as editor.
         */
        post: operations["hand_over_api_v1_brands__brand_id__owner_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Brand
         * @description Bring a brand back within its grace.
         */
        post: operations["restore_brand_api_v1_brands__brand_id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/site/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Site
         * @description Have the site visited; the brand says how that ended a moment later.
         */
        post: operations["check_site_api_v1_brands__brand_id__site_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Statistics
         * @description Return what a brand has reached, to anybody of its team.
         */
        get: operations["get_statistics_api_v1_brands__brand_id__statistics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Team
         * @description List the team, and to its owner who was asked to join.
         */
        get: operations["get_team_api_v1_brands__brand_id__team_get"];
        put?: never;
        /**
         * Invite
         * @description Ask a member to join the team.
         */
        post: operations["invite_api_v1_brands__brand_id__team_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/team/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave
         * @description Leave a team.
         */
        delete: operations["leave_api_v1_brands__brand_id__team_me_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{brand_id}/team/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Role
         * @description Give somebody of the team another role.
         */
        put: operations["set_role_api_v1_brands__brand_id__team__account_id__put"];
        post?: never;
        /**
         * Remove
         * @description Take somebody out of the team, whatever they act in at this moment included.
         */
        delete: operations["remove_api_v1_brands__brand_id__team__account_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Comment
         * @description Return one comment, for who was led to it.
         */
        get: operations["get_comment_api_v1_comments__comment_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Comment
         * @description Delete a comment and the thread it opens.
         */
        delete: operations["delete_comment_api_v1_comments__comment_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{comment_id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Comment Like
         * @description Like a comment.
         */
        put: operations["put_comment_like_api_v1_comments__comment_id__like_put"];
        post?: never;
        /**
         * Delete Comment Like
         * @description Take the like of a comment back.
         */
        delete: operations["delete_comment_like_api_v1_comments__comment_id__like_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{comment_id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Pin
         * @description Pin a comment on top of the target's comments.
         */
        put: operations["put_pin_api_v1_comments__comment_id__pin_put"];
        post?: never;
        /**
         * Delete Pin
         * @description Take a comment from the top.
         */
        delete: operations["delete_pin_api_v1_comments__comment_id__pin_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{comment_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Replies
         * @description List the replies of a thread, oldest first.
         */
        get: operations["get_replies_api_v1_comments__comment_id__replies_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/by-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read By Link
         * @description Show the decision of a mailed link to who cannot sign in.
         */
        post: operations["read_by_link_api_v1_decisions_by_link_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/by-link/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Appeal By Link
         * @description Object to the decision of a mailed link.
         */
        post: operations["appeal_by_link_api_v1_decisions_by_link_appeal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In As Demo
         * @description Play one of the demo's cast.
         */
        post: operations["sign_in_as_demo_api_v1_demo_sessions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email-changes/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo Email Change
         * @description Give an account its former address back, by the link that was mailed there.
         */
        post: operations["undo_email_change_api_v1_email_changes_undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Email Check
         * @description Mail the link that proves the member's address again.
         */
        post: operations["request_email_check_api_v1_email_checks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email-checks/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Email
         * @description Prove an address by its mailed link, on any device.
         */
        post: operations["confirm_email_api_v1_email_checks_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Feed
         * @description Return the next videos of For You that the caller has not seen.
         */
        get: operations["get_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Following Feed
         * @description List what the authors one follows have published, newest first.
         */
        get: operations["get_following_feed_api_v1_feed_following_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hashtags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hashtag
         * @description Show a hashtag and how many videos of it the caller may see; none for an unknown one.
         */
        get: operations["get_hashtag_api_v1_hashtags__tag__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hashtags/{tag}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hashtag Videos
         * @description List every video of a hashtag that the caller may see.
         */
        get: operations["get_hashtag_videos_api_v1_hashtags__tag__videos_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Instance
         * @description Say what this installation is and allows.
         */
        get: operations["get_instance_api_v1_instance_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Lives
         * @description List the lives on air that the caller may watch, best first (RNK-01).
         */
        get: operations["get_lives_api_v1_lives_get"];
        put?: never;
        /**
         * Post Live
         * @description Prepare a live: its host sends a picture and sees the preview, nobody else does.
         */
        post: operations["post_live_api_v1_lives_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/on-air": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get On Air
         * @description List who is on air, for the rings around avatars; clients ask once a minute.
         */
        get: operations["get_on_air_api_v1_lives_on_air_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Live
         * @description Show a live that the caller may watch.
         */
        get: operations["get_live_api_v1_lives__live_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Patch Live
         * @description Change one's own live; on air, only its title, audience and invitations.
         */
        patch: operations["patch_live_api_v1_lives__live_id__patch"];
        trace?: never;
    };
    "/api/v1/lives/{live_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Comments
         * @description List comments by their index: for who missed some, and for the past.
         */
        get: operations["get_comments_api_v1_lives__live_id__comments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Comment
         * @description Take a comment back, as its author or the live's host: it leaves open screens at once.
         */
        delete: operations["delete_comment_api_v1_lives__live_id__comments__comment_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Cover
         * @description Choose what is shown before the first frame and once the live is over.
         *
         *     A PNG, JPEG or WebP of up to 5 MB.
         */
        put: operations["put_cover_api_v1_lives__live_id__cover_put"];
        post?: never;
        /**
         * Delete Cover
         * @description Take the cover away: before the first frame the host is shown, after the end the last one.
         */
        delete: operations["delete_cover_api_v1_lives__live_id__cover_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post End
         * @description End one's own live; one that is only prepared is given up.
         */
        post: operations["post_end_api_v1_lives__live_id__end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}/make-real": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Real
         * @description End one's rehearsal and prepare a live of the same set-up.
         */
        post: operations["make_real_api_v1_lives__live_id__make_real_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}/play": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Play
         * @description Say where a live, or its recording, plays for the caller.
         */
        get: operations["get_play_api_v1_lives__live_id__play_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Recording
         * @description Delete a recording of one's own, for everybody and for good.
         */
        delete: operations["delete_recording_api_v1_lives__live_id__recording_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lives/{live_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Live
         * @description Go on air.
         */
        post: operations["start_live_api_v1_lives__live_id__start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Inbox
         * @description Return the mails that this installation kept instead of sending them.
         */
        get: operations["get_inbox_api_v1_mail_inbox_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Me
         * @description Return the member's own account, as it is at this moment.
         */
        get: operations["get_me_api_v1_me_get"];
        put?: never;
        post?: never;
        /**
         * Delete Me
         * @description Delete the member's account: gone for others now, for good after the grace.
         */
        delete: operations["delete_me_api_v1_me_delete"];
        options?: never;
        head?: never;
        /**
         * Change Profile
         * @description Change parts of the profile.
         */
        patch: operations["change_profile_api_v1_me_patch"];
        trace?: never;
    };
    "/api/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Avatar
         * @description Show another avatar: a PNG, JPEG or WebP of up to 5 MB, cut to its middle square.
         */
        put: operations["set_avatar_api_v1_me_avatar_put"];
        post?: never;
        /**
         * Remove Avatar
         * @description Show no avatar.
         */
        delete: operations["remove_avatar_api_v1_me_avatar_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/birth-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give Birth Date
         * @description Give the birth date that is missing, once; after that only staff corrects it.
         *
         *     Who is refused for it is refused with any other date for a while, as at sign-up.
         */
        put: operations["give_birth_date_api_v1_me_birth_date_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Blocks
         * @description List whom the caller blocks.
         */
        get: operations["get_blocks_api_v1_me_blocks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/bookmarked-videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Bookmarked Videos
         * @description List the videos that one keeps for later.
         */
        get: operations["get_bookmarked_videos_api_v1_me_bookmarked_videos_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/brand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Become Brand
         * @description Make one's own account a brand's; one goes on signing in to it, and owns its team.
         */
        post: operations["become_brand_api_v1_me_brand_post"];
        /**
         * Become Person
         * @description Make it a person's account again; its team is dissolved, and its site forgotten.
         */
        delete: operations["become_person_api_v1_me_brand_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Decisions
         * @description List the decisions that concern the caller.
         */
        get: operations["get_own_decisions_api_v1_me_decisions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/decisions/{decision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Decision
         * @description Show a decision that concerns the caller.
         */
        get: operations["get_own_decision_api_v1_me_decisions__decision_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/decisions/{decision_id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Appeal
         * @description Object to a decision, once and in time; another person answers.
         */
        post: operations["appeal_api_v1_me_decisions__decision_id__appeal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/deleted-videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Deleted Videos
         * @description List one's own deleted videos that can still be brought back.
         */
        get: operations["get_deleted_videos_api_v1_me_deleted_videos_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Deletion
         * @description Say what deleting the account would mean.
         */
        get: operations["get_deletion_api_v1_me_deletion_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Email
         * @description Ask for another address: a link is mailed there. One that was never proved is replaced.
         */
        put: operations["change_email_api_v1_me_email_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Email Change
         * @description Take the new address, by the link that was mailed there.
         *
         *     Only on a device that is signed in: a mistyped address must not give its owner the account.
         */
        post: operations["confirm_email_change_api_v1_me_email_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Cancel Email Change
         * @description Give up the change of address that waits for its confirmation, if any.
         */
        delete: operations["cancel_email_change_api_v1_me_email_pending_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Exports
         * @description List the archives that the member asked for, the newest first.
         */
        get: operations["get_exports_api_v1_me_exports_get"];
        put?: never;
        /**
         * Request Export
         * @description Ask for an archive of everything about oneself; `export` frames tell how far it is.
         */
        post: operations["request_export_api_v1_me_exports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export
         * @description Return one of the member's archives.
         */
        get: operations["get_export_api_v1_me_exports__export_id__get"];
        put?: never;
        post?: never;
        /**
         * Remove Export
         * @description Remove an archive before its time.
         */
        delete: operations["remove_export_api_v1_me_exports__export_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Preferences
         * @description Return what one has decided about one's feed.
         */
        get: operations["get_preferences_api_v1_me_feed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Patch Preferences
         * @description Pause one's history or let it go on, and choose the languages of one's For You.
         */
        patch: operations["patch_preferences_api_v1_me_feed_patch"];
        trace?: never;
    };
    "/api/v1/me/feed/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Reset
         * @description Have For You forget what it learnt of oneself; what one chose stays. It has no way back.
         */
        post: operations["post_reset_api_v1_me_feed_reset_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/follow-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Requests
         * @description List who asks to follow the caller.
         */
        get: operations["get_requests_api_v1_me_follow_requests_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/follow-requests/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Request
         * @description Accept a request to follow.
         */
        put: operations["put_request_api_v1_me_follow_requests__account_id__put"];
        post?: never;
        /**
         * Delete Request
         * @description Decline a request to follow.
         */
        delete: operations["delete_request_api_v1_me_follow_requests__account_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/followers/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Follower
         * @description Make an account no longer follow the caller.
         */
        delete: operations["delete_follower_api_v1_me_followers__account_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Handle
         * @description Take another handle; the former one leads here.
         */
        put: operations["change_handle_api_v1_me_handle_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/hidden/authors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hidden Authors
         * @description List the authors that one has hidden.
         */
        get: operations["get_hidden_authors_api_v1_me_hidden_authors_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/hidden/authors/{author_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Hidden Author
         * @description Keep an author out of one's For You.
         */
        put: operations["put_hidden_author_api_v1_me_hidden_authors__author_id__put"];
        post?: never;
        /**
         * Delete Hidden Author
         * @description Let an author into one's For You again.
         */
        delete: operations["delete_hidden_author_api_v1_me_hidden_authors__author_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/hidden/hashtags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hidden Hashtags
         * @description List the hashtags that one has hidden.
         */
        get: operations["get_hidden_hashtags_api_v1_me_hidden_hashtags_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/hidden/hashtags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Hidden Hashtag
         * @description Keep videos with a hashtag out of one's For You.
         */
        put: operations["put_hidden_hashtag_api_v1_me_hidden_hashtags__tag__put"];
        post?: never;
        /**
         * Delete Hidden Hashtag
         * @description Let a hashtag into one's For You again, however it is written.
         */
        delete: operations["delete_hidden_hashtag_api_v1_me_hidden_hashtags__tag__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/hidden/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hidden Videos
         * @description List the videos that one has hidden.
         */
        get: operations["get_hidden_videos_api_v1_me_hidden_videos_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get History
         * @description List what one has watched, the last watched first.
         */
        get: operations["get_history_api_v1_me_history_get"];
        put?: never;
        post?: never;
        /**
         * Delete History
         * @description Empty one's history.
         */
        delete: operations["delete_history_api_v1_me_history_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/history/{video_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete From History
         * @description Take a video out of one's history.
         */
        delete: operations["delete_from_history_api_v1_me_history__video_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/interests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose Interests
         * @description Choose at least three interests.
         */
        put: operations["choose_interests_api_v1_me_interests_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Live
         * @description Return the member's live that has not ended, and where a program sends to.
         */
        get: operations["get_own_live_api_v1_me_live_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/live/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Key
         * @description Make a stream key, shown this once; one that was there before is no longer valid.
         *
         *     It outlives the session, so its member proves who they are, and is told.
         */
        post: operations["post_key_api_v1_me_live_key_post"];
        /**
         * Delete Key
         * @description Take the stream key away. Idempotent.
         */
        delete: operations["delete_key_api_v1_me_live_key_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Mutes
         * @description List whom the caller mutes.
         */
        get: operations["get_mutes_api_v1_me_mutes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Settings
         * @description Return how the caller is told.
         */
        get: operations["get_settings_api_v1_me_notification_settings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Settings
         * @description Change how the caller is told.
         */
        patch: operations["change_settings_api_v1_me_notification_settings_patch"];
        trace?: never;
    };
    "/api/v1/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notifications
         * @description List the caller's notifications, those that changed last first.
         */
        get: operations["get_notifications_api_v1_me_notifications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Read
         * @description Mark notifications as read, on all devices; those of others are left alone.
         */
        put: operations["put_read_api_v1_me_notifications_read_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Seen
         * @description Mark notifications as seen, on all devices.
         */
        put: operations["put_seen_api_v1_me_notifications_seen_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Unread
         * @description Count the notifications that the caller has not seen.
         */
        get: operations["get_unread_api_v1_me_notifications_unread_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/{notification_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notification
         * @description Return one of the caller's notifications as it is now.
         */
        get: operations["get_notification_api_v1_me_notifications__notification_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Passkey
         * @description Keep a passkey that a browser made; it opens the account by itself.
         */
        post: operations["add_passkey_api_v1_me_passkeys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Passkey Options
         * @description Return what a browser needs to make a passkey.
         */
        post: operations["get_passkey_options_api_v1_me_passkeys_options_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Passkey
         * @description Take a passkey away.
         */
        delete: operations["remove_passkey_api_v1_me_passkeys__passkey_id__delete"];
        options?: never;
        head?: never;
        /**
         * Rename Passkey
         * @description Call a passkey something else.
         */
        patch: operations["rename_passkey_api_v1_me_passkeys__passkey_id__patch"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Password
         * @description Set another password; the member's other sessions end unless they say otherwise.
         */
        put: operations["change_password_api_v1_me_password_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove
         * @description Prove that it is the member, whoever they act as; good for ten minutes of this session.
         */
        post: operations["prove_api_v1_me_proof_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/proof/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Proof Options
         * @description Return what a browser needs to prove by a passkey that it is the member.
         */
        post: operations["get_proof_options_api_v1_me_proof_passkey_options_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/publishing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Publishing
         * @description Show what one's new videos start with.
         */
        get: operations["get_publishing_api_v1_me_publishing_get"];
        /**
         * Put Publishing
         * @description Choose what one's new videos start with.
         */
        put: operations["put_publishing_api_v1_me_publishing_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Recovery Codes
         * @description Make ten new recovery codes; those before are no longer good.
         */
        post: operations["make_recovery_codes_api_v1_me_recovery_codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Reports
         * @description List what the caller reported, and what became of it.
         */
        get: operations["get_own_reports_api_v1_me_reports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Searches
         * @description List what one looked for.
         */
        get: operations["get_searches_api_v1_me_searches_get"];
        put?: never;
        /**
         * Post Search
         * @description Keep a search that one made on purpose, unless keeping is paused.
         */
        post: operations["post_search_api_v1_me_searches_post"];
        /**
         * Delete Searches
         * @description Forget everything one looked for.
         */
        delete: operations["delete_searches_api_v1_me_searches_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/searches/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Pause
         * @description Pause keeping searches, or go on.
         */
        put: operations["put_pause_api_v1_me_searches_pause_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/searches/{search_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Search
         * @description Forget one thing one looked for.
         */
        delete: operations["delete_search_api_v1_me_searches__search_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Security
         * @description Return how the member's account is kept.
         */
        get: operations["get_security_api_v1_me_security_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/security/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Security Events
         * @description List what happened to the security of the member's account, the newest first.
         */
        get: operations["get_security_events_api_v1_me_security_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Totp
         * @description Make a secret for an authenticator app; it counts once its first code was given.
         */
        post: operations["begin_totp_api_v1_me_totp_post"];
        /**
         * Remove Totp
         * @description Take the authenticator app away.
         */
        delete: operations["remove_totp_api_v1_me_totp_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Totp
         * @description Let the app count: from now on the password alone does not open the account.
         */
        post: operations["confirm_totp_api_v1_me_totp_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Videos
         * @description List one's own drafts, planned videos in the order of their times, or published ones.
         */
        get: operations["get_own_videos_api_v1_me_videos_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find Account
         * @description Find an account by its handle, a suspended one too.
         */
        get: operations["find_account_api_v1_moderation_accounts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/accounts/{account_id}/birth-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Settle Age
         * @description Correct a birth date, or take a disputed one away.
         */
        put: operations["settle_age_api_v1_moderation_accounts__account_id__birth_date_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/accounts/{account_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get History
         * @description List what was decided about an account and its things.
         */
        get: operations["get_history_api_v1_moderation_accounts__account_id__decisions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/accounts/{account_id}/live-grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Grant
         * @description Let an account host lives with fewer followers, or no longer; its age counts all the same.
         *
         *     A live that runs goes on (ELI-03).
         */
        put: operations["put_grant_api_v1_moderation_accounts__account_id__live_grant_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/accounts/{account_id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Appoint
         * @description Make somebody member, moderator or administrator.
         */
        put: operations["appoint_api_v1_moderation_accounts__account_id__role_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Actions
         * @description List the journal, the latest first.
         */
        get: operations["get_actions_api_v1_moderation_actions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/actions/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Journal Check
         * @description Compute the journal's chain of hashes again.
         */
        get: operations["get_journal_check_api_v1_moderation_actions_check_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Appeals
         * @description List appeals: minors first, then the oldest; answered ones by date.
         */
        get: operations["get_appeals_api_v1_moderation_appeals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/appeals/{appeal_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Appeal
         * @description Uphold or reverse a decision of somebody else that was appealed.
         */
        post: operations["answer_appeal_api_v1_moderation_appeals__appeal_id__decision_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Cases
         * @description List cases: minors first, then severity, number of reports, age; decided ones by date.
         */
        get: operations["get_cases_api_v1_moderation_cases_get"];
        put?: never;
        /**
         * Open Case
         * @description Open a case of one's own accord, or find the open one.
         */
        post: operations["open_case_api_v1_moderation_cases_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Case
         * @description Show a case with what one needs to decide it.
         */
        get: operations["get_case_api_v1_moderation_cases__case_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{case_id}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hand Over
         * @description Give a case to somebody else of the staff; administrators also one that somebody works on.
         */
        put: operations["hand_over_api_v1_moderation_cases__case_id__assignee_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{case_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Claim
         * @description Take a case for a while, or keep it longer: nobody else decides it meanwhile.
         */
        put: operations["claim_api_v1_moderation_cases__case_id__claim_put"];
        post?: never;
        /**
         * Release
         * @description Give a case back to the queue.
         */
        delete: operations["release_api_v1_moderation_cases__case_id__claim_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{case_id}/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Colleagues
         * @description List to whom of the staff a case may be given.
         */
        get: operations["get_colleagues_api_v1_moderation_cases__case_id__colleagues_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{case_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Decide a case: the effect is there at once, and both sides are told.
         */
        post: operations["decide_api_v1_moderation_cases__case_id__decision_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/cases/{case_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Case Reports
         * @description List the reports of a case.
         */
        get: operations["get_case_reports_api_v1_moderation_cases__case_id__reports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/decisions/{decision_id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse
         * @description Take a decision back: all that it did is undone.
         */
        post: operations["reverse_api_v1_moderation_decisions__decision_id__reverse_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/live-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Grants
         * @description List who may host lives with fewer followers, by whose word and why.
         */
        get: operations["get_grants_api_v1_moderation_live_grants_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/lives/{live_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Live
         * @description Stop a live at once and withhold its recording: a decision, which its host can appeal.
         */
        post: operations["stop_live_api_v1_moderation_lives__live_id__stop_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Summary
         * @description Count what waits.
         */
        get: operations["get_summary_api_v1_moderation_summary_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Oembed
         * @description Say how another site shows a public video (oEmbed 1.0).
         */
        get: operations["get_oembed_api_v1_oembed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Installation
         * @description Say how the installation is: engines, what waits, disk, and how much there is.
         */
        get: operations["get_installation_api_v1_operator_installation_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Settings
         * @description List the settings in force, as `rampe config` shows them: secrets masked.
         */
        get: operations["get_settings_api_v1_operator_settings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Passkey Options
         * @description Return what a browser needs to sign in by any passkey that it has for this site.
         */
        post: operations["get_passkey_options_api_v1_passkey_options_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Reset
         * @description Mail a link for a new password, if anybody has the address; the answer is always the same.
         */
        post: operations["request_reset_api_v1_password_resets_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Set a new password by the mailed link; every session of the account ends.
         */
        post: operations["reset_password_api_v1_password_resets_confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Profile
         * @description Show a profile; a former handle redirects to the present one.
         */
        get: operations["get_profile_api_v1_profiles__handle__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report
         * @description Report something. Once for each member and thing; its reporter sees it no more.
         */
        post: operations["report_api_v1_reports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Retention
         * @description Say for how many days what is kept. Open to everybody.
         */
        get: operations["get_retention_api_v1_retention_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rt/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Ticket
         * @description Give the caller a one-minute ticket to open a live connection with.
         */
        post: operations["make_ticket_api_v1_rt_ticket_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Search
         * @description Find accounts, lives on air, videos and hashtags; `cursor` and `limit` are for one kind.
         */
        get: operations["get_search_api_v1_search_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/popular": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Popular
         * @description List what many members look for and publish about.
         */
        get: operations["get_popular_api_v1_search_popular_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Return who is signed in, if anybody; a client's first question, so never an error.
         */
        get: operations["get_session_api_v1_session_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sessions
         * @description List the member's signed-in devices.
         */
        get: operations["get_sessions_api_v1_sessions_get"];
        put?: never;
        /**
         * Sign In
         * @description Sign in with a handle or an address; who has a second factor completes it with that.
         */
        post: operations["sign_in_api_v1_sessions_post"];
        /**
         * End Other Sessions
         * @description End every session of the member but this one.
         */
        delete: operations["end_other_sessions_api_v1_sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign Out
         * @description Sign out. Signing out twice is fine.
         */
        delete: operations["sign_out_api_v1_sessions_current_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In By Passkey
         * @description Sign in by a passkey: what one has and what one is or knows, so nothing else is asked.
         */
        post: operations["sign_in_by_passkey_api_v1_sessions_passkey_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/second": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In By Second Factor
         * @description Complete a sign-in whose password was right.
         */
        post: operations["sign_in_by_second_factor_api_v1_sessions_second_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/second/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Second Options
         * @description Return what a browser needs to complete a sign-in by a passkey of the account.
         */
        post: operations["get_second_options_api_v1_sessions_second_options_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Session
         * @description End one of the member's sessions.
         */
        delete: operations["end_session_api_v1_sessions__session_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggest/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Suggested Accounts
         * @description Suggest accounts for what was typed after `@`, whom one follows first.
         */
        get: operations["get_suggested_accounts_api_v1_suggest_accounts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggest/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Suggested Follows
         * @description Suggest accounts to follow, and say why.
         */
        get: operations["get_suggested_follows_api_v1_suggest_follow_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggest/follow/{account_id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Dismissal
         * @description Suggest an account no more.
         */
        put: operations["put_dismissal_api_v1_suggest_follow__account_id__dismissal_put"];
        post?: never;
        /**
         * Delete Dismissal
         * @description Let an account be suggested again.
         */
        delete: operations["delete_dismissal_api_v1_suggest_follow__account_id__dismissal_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggest/hashtags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Suggested Hashtags
         * @description Suggest hashtags for what was typed after `#`; for nothing, popular ones.
         */
        get: operations["get_suggested_hashtags_api_v1_suggest_hashtags_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggest/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Suggested
         * @description Suggest a few of each kind for what was typed so far in the field of search.
         */
        get: operations["get_suggested_api_v1_suggest_search_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Upload
         * @description Open an upload of a declared length; its address is in `Location`.
         *
         *     `trim` in `Upload-Metadata`, two whole numbers `start,end` of milliseconds, is the part of the
         *     file that is meant.
         */
        post: operations["post_upload_api_v1_uploads_post"];
        delete?: never;
        /**
         * Describe Uploads
         * @description What this server can do (tus core).
         */
        options: operations["describe_uploads_api_v1_uploads_options"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Upload
         * @description Give an unfinished upload up; its bytes are removed.
         */
        delete: operations["delete_upload_api_v1_uploads__upload_id__delete"];
        options?: never;
        /**
         * Head Upload
         * @description How many bytes are safe here: where to go on.
         */
        head: operations["head_upload_api_v1_uploads__upload_id__head"];
        /**
         * Patch Upload
         * @description Append bytes at `Upload-Offset`. Holds no transaction while they come.
         */
        patch: operations["patch_upload_api_v1_uploads__upload_id__patch"];
        trace?: never;
    };
    "/api/v1/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Video
         * @description Make a draft of one's upload; asking again for the same upload changes that draft.
         */
        post: operations["post_video_api_v1_videos_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{target_id}/bookmark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Bookmark
         * @description Keep a target for later.
         */
        put: operations["put_bookmark_api_v1_videos__target_id__bookmark_put"];
        post?: never;
        /**
         * Delete Bookmark
         * @description No longer keep a target.
         */
        delete: operations["delete_bookmark_api_v1_videos__target_id__bookmark_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{target_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Comments
         * @description List the threads of a target.
         */
        get: operations["get_comments_api_v1_videos__target_id__comments_get"];
        put?: never;
        /**
         * Post Comment
         * @description Comment a target, or answer one of its comments.
         */
        post: operations["post_comment_api_v1_videos__target_id__comments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{target_id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Like
         * @description Like a target.
         */
        put: operations["put_like_api_v1_videos__target_id__like_put"];
        post?: never;
        /**
         * Delete Like
         * @description Take a like back.
         */
        delete: operations["delete_like_api_v1_videos__target_id__like_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{target_id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Share
         * @description Record a share; it counts once a member and target.
         */
        post: operations["post_share_api_v1_videos__target_id__shares_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Video
         * @description Show a video that the caller may open.
         */
        get: operations["get_video_api_v1_videos__video_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete Video
         * @description Delete one's own video, for everybody at once; it can be brought back for a while.
         */
        delete: operations["delete_video_api_v1_videos__video_id__delete"];
        options?: never;
        head?: never;
        /**
         * Patch Video
         * @description Change one's own video, draft or published.
         */
        patch: operations["patch_video_api_v1_videos__video_id__patch"];
        trace?: never;
    };
    "/api/v1/videos/{video_id}/captions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Captions
         * @description List the languages in which a video has subtitles; none of one that is not shown.
         */
        get: operations["get_captions_api_v1_videos__video_id__captions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}/captions/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Captions Text
         * @description Return the subtitles of a language as WebVTT, for who may open the video.
         */
        get: operations["get_captions_text_api_v1_videos__video_id__captions__language__get"];
        /**
         * Put Captions
         * @description Give one's own video subtitles: WebVTT or SubRip, at most 2,000 cues and 300 kB.
         *
         *     Only times and plain text are kept; what is served is written anew.
         */
        put: operations["put_captions_api_v1_videos__video_id__captions__language__put"];
        post?: never;
        /**
         * Delete Captions
         * @description Take the subtitles of a language away.
         */
        delete: operations["delete_captions_api_v1_videos__video_id__captions__language__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Download
         * @description Lead to the best rendition of a video as one MP4, where its author allows it.
         */
        get: operations["get_download_api_v1_videos__video_id__download_get"];
        put?: never;
        /**
         * Post Download
         * @description Have the file of a video made, and say whether it is there; ask again until it is.
         */
        post: operations["post_download_api_v1_videos__video_id__download_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Hide
         * @description Keep a video out of one's feeds.
         */
        put: operations["put_hide_api_v1_videos__video_id__hide_put"];
        post?: never;
        /**
         * Delete Hide
         * @description Let a video into one's feeds again.
         */
        delete: operations["delete_hide_api_v1_videos__video_id__hide_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Video
         * @description Publish one's draft, or a planned video now.
         *
         *     Others see it once its asset is ready; so long, it has no moment.
         */
        post: operations["publish_video_api_v1_videos__video_id__publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Video
         * @description Bring one's own deleted video back with everything, while it is still kept.
         */
        post: operations["restore_video_api_v1_videos__video_id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Schedule
         * @description Plan one's own draft for a time, or move the plan; it is published then, once it is ready.
         */
        put: operations["put_schedule_api_v1_videos__video_id__schedule_put"];
        post?: never;
        /**
         * Delete Schedule
         * @description Make a draft of a planned video again.
         */
        delete: operations["delete_schedule_api_v1_videos__video_id__schedule_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{video_id}/trim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Trim
         * @description Choose the part of the sent file that a draft shows; times are those of the whole file.
         */
        put: operations["put_trim_api_v1_videos__video_id__trim_put"];
        post?: never;
        /**
         * Delete Trim
         * @description Show all of the sent file again in a draft.
         */
        delete: operations["delete_trim_api_v1_videos__video_id__trim_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Watch
         * @description Record views, of members and guests; also for `navigator.sendBeacon`.
         */
        post: operations["post_watch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccountHit
         * @description An account that was found, and what it is to the caller.
         */
        AccountHit: {
            account: components["schemas"]["AccountRef"];
            /**
             * Followers
             * @description As of the last count, some minutes ago at most.
             */
            followers: number;
            state: components["schemas"]["FollowState"];
        };
        /**
         * AccountItem
         * @description An account in a list, and what it is to the caller.
         */
        AccountItem: {
            account: components["schemas"]["AccountRef"];
            /** @default none */
            state: components["schemas"]["FollowState"];
        };
        /**
         * AccountRef
         * @description An account wherever it is shown.
         */
        AccountRef: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Private */
            private: boolean;
        };
        /**
         * Acknowledged
         * @description That something is kept.
         */
        Acknowledged: {
            /** Id */
            id: string;
        };
        /**
         * Act
         * @description What staff can do; the first four are of before there were cases.
         * @enum {string}
         */
        Act: "hide" | "restore" | "suspend" | "reinstate" | "correct_birth_date" | "set_role" | "open_case" | "decide" | "reverse" | "uphold" | "overturn" | "remove_factors" | "take_case" | "hand_over_case" | "release_case" | "grant_live" | "end_live_grant";
        /**
         * ActAs
         * @description As which brand to act; null is oneself.
         */
        ActAs: {
            /** Brand Id */
            brand_id: string | null;
        };
        /**
         * Acting
         * @description As whom the session acts, and as whom it may.
         */
        Acting: {
            acting_as: components["schemas"]["AccountRef"] | null;
            /** Choices */
            choices: components["schemas"]["AccountRef"][];
            person: components["schemas"]["AccountRef"];
            role: components["schemas"]["TeamRole"] | null;
        };
        /**
         * ActionOut
         * @description A line of the journal.
         */
        ActionOut: {
            act: components["schemas"]["Act"];
            actor: components["schemas"]["StaffAccount"] | null;
            /** After */
            after: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: string | null;
            /** Case Id */
            case_id: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Line */
            line: number;
            owner: components["schemas"]["StaffAccount"] | null;
            /** Reason */
            reason: string;
            rule: components["schemas"]["Rule"] | null;
            /** Target Id */
            target_id: string;
        };
        /**
         * AgeJudgement
         * @description The birth date that staff found out; null when it is disputed.
         */
        AgeJudgement: {
            /** Birth Date */
            birth_date: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * AppealAnswer
         * @description The answer to an appeal, with a text to the owner.
         */
        AppealAnswer: {
            /** Message */
            message: string;
            /** Reason */
            reason: string;
            result: components["schemas"]["AppealResult"];
        };
        /**
         * AppealBrief
         * @description An appeal where its decision is shown.
         */
        AppealBrief: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Id */
            id: string;
            /** Message */
            message: string;
            state: components["schemas"]["AppealState"];
            /** Text */
            text: string;
        };
        /**
         * AppealIn
         * @description Why a decision is wrong.
         */
        AppealIn: {
            /** Text */
            text: string;
        };
        /**
         * AppealOut
         * @description An appeal in the queue. `mine`: the caller decided, so another person answers.
         */
        AppealOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            decider: components["schemas"]["StaffAccount"] | null;
            decision: components["schemas"]["DecisionOut"];
            /** Id */
            id: string;
            /** Message */
            message: string;
            /** Mine */
            mine: boolean;
            /** Minor */
            minor: boolean;
            owner: components["schemas"]["StaffAccount"] | null;
            /** Reason */
            reason: string;
            state: components["schemas"]["AppealState"];
            /** Text */
            text: string;
        };
        /**
         * AppealResult
         * @description What an appeal can come to.
         * @enum {string}
         */
        AppealResult: "upheld" | "reversed";
        /**
         * AppealState
         * @description What became of an appeal.
         * @enum {string}
         */
        AppealState: "open" | "upheld" | "reversed";
        /**
         * Appointment
         * @description A role for an account.
         */
        Appointment: {
            /** Reason */
            reason: string;
            role: components["schemas"]["Role"];
        };
        /**
         * AssertionResponse
         * @description A passkey's answer to a challenge.
         */
        AssertionResponse: {
            /** Authenticatordata */
            authenticatorData: string;
            /** Clientdatajson */
            clientDataJSON: string;
            /** Signature */
            signature: string;
            /** Userhandle */
            userHandle?: string | null;
        };
        /**
         * AssetState
         * @description How far a video has come. `READY` and `FAILED` are final, until a retry.
         * @enum {string}
         */
        AssetState: "uploading" | "uploaded" | "probing" | "encoding" | "ready" | "failed";
        /**
         * AssetView
         * @description A video as its owner sees it come about.
         */
        AssetView: {
            /** Duration Ms */
            duration_ms: number | null;
            /** Height */
            height: number | null;
            /** Id */
            id: string;
            /** Percent */
            percent: number;
            /** Playable */
            playable: boolean;
            /** Playlist Url */
            playlist_url: string | null;
            /** Poster Url */
            poster_url: string | null;
            /** Preview Url */
            preview_url: string | null;
            reason: components["schemas"]["rampe__media__probe__Reason"] | null;
            /** Retryable */
            retryable: boolean;
            /**
             * Source Ms
             * @description How long the sent file is.
             */
            source_ms: number | null;
            sprite: components["schemas"]["SpriteOut"] | null;
            state: components["schemas"]["AssetState"];
            /** @description Null: all of the sent file. */
            trim: components["schemas"]["TrimOut"] | null;
            /** Width */
            width: number | null;
        };
        /**
         * Audience
         * @description Whom the host shows a live. A private account's lives are never for everybody.
         * @enum {string}
         */
        Audience: "public" | "followers" | "invited";
        /**
         * BacklogOut
         * @description What is left to do.
         */
        BacklogOut: {
            /**
             * Dead Letters
             * @description Events that a consumer could not take ten times.
             */
            dead_letters: number;
            /** Events Waiting */
            events_waiting: number;
            /**
             * Jobs Failed
             * @description For good: `rampe doctor` says which.
             */
            jobs_failed: number;
            /** Jobs Waiting */
            jobs_waiting: number;
        };
        /**
         * Band
         * @description The three bands on which rules for minors depend.
         * @enum {string}
         */
        Band: "under_16" | "16_17" | "adult";
        /**
         * BecomeBrand
         * @description What a person's account is about once it is a brand, with its handle, typed.
         */
        BecomeBrand: {
            category: components["schemas"]["Category"];
            /** Handle */
            handle: string;
            /** Site Url */
            site_url?: string | null;
        };
        /**
         * BirthDateChoice
         * @description The birth date of a member who has given none so far.
         */
        BirthDateChoice: {
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
        };
        /**
         * BookmarkOut
         * @description Whether the caller keeps the target, and the count after the request.
         */
        BookmarkOut: {
            /** Bookmarked */
            bookmarked: boolean;
            /** Bookmarks */
            bookmarks: number;
        };
        /**
         * BrandBadge
         * @description What everybody sees of a brand beyond its account.
         */
        BrandBadge: {
            category: components["schemas"]["Category"];
            /** Site Url */
            site_url: string | null;
        };
        /**
         * BrandChange
         * @description What an owner changes; absent fields stay, a site may be taken away (null).
         */
        BrandChange: {
            category?: components["schemas"]["Category"] | null;
            /** Site Url */
            site_url?: string | null;
        };
        /**
         * BrandList
         * @description The caller's teams, and those that they are asked to join: a few of each.
         */
        BrandList: {
            /** Invitations */
            invitations: components["schemas"]["InvitationOut"][];
            /** Items */
            items: components["schemas"]["BrandOut"][];
        };
        /**
         * BrandNew
         * @description A brand to be made.
         */
        BrandNew: {
            category: components["schemas"]["Category"];
            /** Handle */
            handle: string;
            /** Name */
            name: string;
            /** Site Url */
            site_url?: string | null;
        };
        /**
         * BrandOut
         * @description A brand as its team sees it. `erase_at` is there while it is being deleted.
         *
         *     `own`: it is its owner's own account, who signs in to it.
         */
        BrandOut: {
            account: components["schemas"]["AccountRef"];
            category: components["schemas"]["Category"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Erase At */
            erase_at: string | null;
            /** Own */
            own: boolean;
            role: components["schemas"]["TeamRole"];
            site: components["schemas"]["SiteOut"];
        };
        /**
         * Capabilities
         * @description What the member may do now. `live`: null, or what keeps them from hosting lives.
         */
        Capabilities: {
            /** Administer */
            administer: boolean;
            /** Comment */
            comment: boolean;
            /** Live */
            live: ("live_too_young" | "live_age_unknown" | "live_needs_followers" | "live_suspended") | null;
            /** Moderate */
            moderate: boolean;
            /** Publish */
            publish: boolean;
        };
        /**
         * CaptionsOut
         * @description Subtitles of a video in one language.
         */
        CaptionsOut: {
            /** Cues */
            cues: number;
            /**
             * Language
             * @description BCP 47: language, script, region.
             */
            language: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /**
             * Url
             * @description WebVTT, for who may open the video.
             */
            url: string;
        };
        /**
         * CaptionsRef
         * @description Where the subtitles of a language are.
         */
        CaptionsRef: {
            /** Language */
            language: string;
            /** Url */
            url: string;
        };
        /**
         * CaseDetail
         * @description A case with what one needs to decide it.
         */
        CaseDetail: {
            claim: components["schemas"]["Claim"] | null;
            decision: components["schemas"]["DecisionOut"] | null;
            /** Earlier */
            earlier: components["schemas"]["DecisionOut"][];
            /** Earlier Total */
            earlier_total: number;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string | null;
            /** Minor */
            minor: boolean;
            now: components["schemas"]["TargetOut"] | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            outcome: components["schemas"]["Outcome"] | null;
            owner: components["schemas"]["StaffAccount"] | null;
            /** Path */
            path: string | null;
            /** Reasons */
            reasons: components["schemas"]["ReasonCount"][];
            /** Reports */
            reports: number;
            /** Reversed */
            reversed: boolean;
            /** Score */
            score: number | null;
            /** Severity */
            severity: number;
            source: components["schemas"]["Source"];
            state: components["schemas"]["CaseState"];
            /** Target Id */
            target_id: string;
            /** Text */
            text: string;
        };
        /**
         * CaseIn
         * @description What staff itself opens a case about.
         */
        CaseIn: {
            /** Kind */
            kind: string;
            /** Reason */
            reason: string;
            /** Target Id */
            target_id: string;
        };
        /**
         * CaseOut
         * @description A case in the queue. `text` and `path` are of the moment when it was opened.
         */
        CaseOut: {
            claim: components["schemas"]["Claim"] | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string | null;
            /** Minor */
            minor: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            outcome: components["schemas"]["Outcome"] | null;
            owner: components["schemas"]["StaffAccount"] | null;
            /** Path */
            path: string | null;
            /** Reasons */
            reasons: components["schemas"]["ReasonCount"][];
            /** Reports */
            reports: number;
            /** Reversed */
            reversed: boolean;
            /** Score */
            score: number | null;
            /** Severity */
            severity: number;
            source: components["schemas"]["Source"];
            state: components["schemas"]["CaseState"];
            /** Target Id */
            target_id: string;
            /** Text */
            text: string;
        };
        /**
         * CaseState
         * @description Whether staff has decided.
         * @enum {string}
         */
        CaseState: "open" | "decided";
        /**
         * Category
         * @description What a brand is about, in the order in which it is offered.
         * @enum {string}
         */
        Category: "food" | "fashion" | "beauty" | "home" | "technology" | "music" | "culture" | "media" | "sport" | "travel" | "education" | "health" | "shop" | "association" | "public_service" | "other";
        /**
         * Channel
         * @description By which way a target left: a copied link, or the device's own share sheet.
         * @enum {string}
         */
        Channel: "link" | "web_share";
        /**
         * Claim
         * @description Who works on a case, and until when it is theirs.
         */
        Claim: {
            by: components["schemas"]["StaffAccount"] | null;
            /** Mine */
            mine: boolean;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * CommentFilter
         * @description Which threads of a target to list; `unanswered` is for its owner.
         * @enum {string}
         */
        CommentFilter: "all" | "unanswered";
        /**
         * CommentIn
         * @description A comment to write. `client_id` is made by the client and the same when it sends again.
         */
        CommentIn: {
            /** Client Id */
            client_id: string;
            /** Reply To */
            reply_to?: string | null;
            /** Text */
            text: string;
        };
        /**
         * CommentOut
         * @description A comment as the caller sees it.
         */
        CommentOut: {
            author: components["schemas"]["AccountRef"];
            /** Can Delete */
            can_delete: boolean;
            /** Can Pin */
            can_pin: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /**
             * Is Owner
             * @description Written by the author of the target.
             */
            is_owner: boolean;
            /** Liked */
            liked: boolean;
            /** Likes */
            likes: number;
            /** Mentions */
            mentions: components["schemas"]["MentionOut"][];
            /** Own */
            own: boolean;
            /** Pinned */
            pinned: boolean;
            /** Replies */
            replies: number;
            /** Reply To */
            reply_to: string | null;
            /** Text */
            text: string;
            /** Thread Id */
            thread_id: string | null;
        };
        /**
         * CommentPage
         * @description A page of threads; `total` counts every comment of the target that the caller sees.
         */
        CommentPage: {
            /** Items */
            items: components["schemas"]["CommentOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total: number;
        };
        /**
         * CountsOut
         * @description How much there is.
         */
        CountsOut: {
            /** Members */
            members: number;
            /**
             * Sent Bytes
             * @description Of the files that members sent, as quotas count them.
             */
            sent_bytes: number;
            /** Videos */
            videos: number;
        };
        /**
         * CurrentSession
         * @description Who is signed in; nobody is null.
         */
        CurrentSession: {
            me: components["schemas"]["Me"] | null;
        };
        /**
         * DecisionOut
         * @description A decision as staff sees it.
         */
        DecisionOut: {
            appeal: components["schemas"]["AppealBrief"] | null;
            /**
             * Appeal Until
             * Format: date-time
             */
            appeal_until: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Case Id */
            case_id: string;
            decider: components["schemas"]["StaffAccount"] | null;
            /** Final At */
            final_at: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Message */
            message: string;
            /** Mine */
            mine: boolean;
            outcome: components["schemas"]["Outcome"];
            /** Reason */
            reason: string;
            /** Reversed At */
            reversed_at: string | null;
            reverser: components["schemas"]["StaffAccount"] | null;
            rule: components["schemas"]["Rule"] | null;
            sanction: components["schemas"]["Sanction"];
            /** Sanction Active */
            sanction_active: boolean;
            /** Target Id */
            target_id: string;
            /** Text */
            text: string;
            /** Until */
            until: string | null;
        };
        /**
         * DeleteAccount
         * @description The account's handle, typed.
         */
        DeleteAccount: {
            /** Handle */
            handle: string;
        };
        /**
         * DeleteBrand
         * @description The handle of the brand, typed.
         */
        DeleteBrand: {
            /** Handle */
            handle: string;
        };
        /**
         * Deleted
         * @description When the account goes for good.
         */
        Deleted: {
            /**
             * Erase At
             * Format: date-time
             */
            erase_at: string;
        };
        /**
         * DeletedVideo
         * @description A video that its author deleted and may bring back.
         */
        DeletedVideo: {
            /**
             * Deleted At
             * Format: date-time
             */
            deleted_at: string;
            /**
             * Gone At
             * Format: date-time
             * @description From then on it may be removed for good.
             */
            gone_at: string;
            video: components["schemas"]["VideoCard"];
        };
        /**
         * DeletionInfo
         * @description What deleting the account would mean at this moment.
         */
        DeletionInfo: {
            /** Brands */
            brands: string[];
            /** Grace Days */
            grace_days: number;
        };
        /**
         * DemoInfo
         * @description Whether this installation shows the demo, and with whom.
         *
         *     `stage` names this setting of the stage: after `demo remove` the next one has another.
         */
        DemoInfo: {
            /** Active */
            active: boolean;
            /** Cast */
            cast: components["schemas"]["DemoMember"][];
            /** Stage */
            stage: string | null;
        };
        /**
         * DemoMember
         * @description One of the demo's cast; `role_text_code` names a text of the web client.
         */
        DemoMember: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Handle */
            handle: string;
            /** Name */
            name: string;
            /** Role Text Code */
            role_text_code: string;
        };
        /**
         * DemoSignIn
         * @description One of the demo's cast.
         */
        DemoSignIn: {
            /** Handle */
            handle: string;
        };
        /**
         * DeskSummary
         * @description What waits at the desk.
         */
        DeskSummary: {
            /** Appeals */
            appeals: number;
            /** Mine */
            mine: number;
            /** Minors */
            minors: number;
            /** Open */
            open: number;
        };
        /**
         * DiskOut
         * @description The disk of the data folder. Uploads are refused when they would leave less than `kept`.
         */
        DiskOut: {
            /** Free Bytes */
            free_bytes: number;
            /** Kept Bytes */
            kept_bytes: number;
            /** Total Bytes */
            total_bytes: number;
        };
        /**
         * DownloadOut
         * @description How far the file of a video is; the address once it is there.
         */
        DownloadOut: {
            /** File Name */
            file_name: string;
            /** Ready */
            ready: boolean;
            /** Url */
            url: string | null;
        };
        /**
         * EmailChange
         * @description Another address.
         */
        EmailChange: {
            /**
             * Email
             * Format: email
             */
            email: string;
        };
        /**
         * EmailChecked
         * @description Whose address was proved.
         */
        EmailChecked: {
            /** Handle */
            handle: string;
        };
        /**
         * EndReason
         * @description Why a live is over.
         * @enum {string}
         */
        EndReason: "host" | "lost" | "staff" | "suspended" | "expired";
        /**
         * EngineOut
         * @description Whether an engine answers now.
         */
        EngineOut: {
            /** Answers */
            answers: boolean;
            /**
             * Name
             * @enum {string}
             */
            name: "database" | "bus" | "storage";
        };
        /**
         * ExportOut
         * @description An archive; `url` is there while it can be downloaded, by its owner alone.
         */
        ExportOut: {
            /** Expires At */
            expires_at: string | null;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /** Percent */
            percent: number;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Size */
            size: number | null;
            state: components["schemas"]["ExportState"];
            /** Url */
            url: string | null;
        };
        /**
         * ExportState
         * @description How far an archive is. `EXPIRED` ones are a line of the history; their file is gone.
         * @enum {string}
         */
        ExportState: "queued" | "running" | "ready" | "failed" | "expired";
        /**
         * FeedOut
         * @description The next cards. `session` is to be sent with the next request, and with watch events.
         */
        FeedOut: {
            /**
             * Exhausted
             * @description There is no more that was not seen; ask with `again`.
             */
            exhausted: boolean;
            /** Items */
            items: components["schemas"]["VideoCard"][];
            /** Session */
            session: string;
        };
        /**
         * FeedPreferences
         * @description What a member has decided about their feed.
         */
        FeedPreferences: {
            /**
             * History On
             * @description What one watches from now on is listed in the history.
             */
            history_on: boolean;
            /**
             * Languages
             * @description Those of the videos in For You, beside the ones of which none is known; null: all.
             */
            languages: ("fr" | "en" | "es" | "de" | "it" | "pt" | "nl" | "ca" | "pl" | "ro" | "el" | "tr" | "ru" | "uk" | "ar" | "he" | "fa" | "hi" | "bn" | "ja" | "ko" | "zh" | "vi" | "th" | "id" | "sw" | "wo")[] | null;
        };
        /**
         * FeedPreferencesEdit
         * @description What to change; what is left out stays as it is.
         */
        FeedPreferencesEdit: {
            /**
             * History On
             * @default true
             */
            history_on: boolean;
            /** Languages */
            languages?: ("fr" | "en" | "es" | "de" | "it" | "pt" | "nl" | "ca" | "pl" | "ro" | "el" | "tr" | "ru" | "uk" | "ar" | "he" | "fa" | "hi" | "bn" | "ja" | "ko" | "zh" | "vi" | "th" | "id" | "sw" | "wo")[] | null;
        };
        /**
         * FeedReset
         * @description What For You is to forget beside what it learnt.
         */
        FeedReset: {
            /**
             * History
             * @description The list of what one watched goes as well.
             * @default false
             */
            history: boolean;
        };
        /**
         * Figure
         * @description One count; `name` is of the form `video.views`.
         */
        Figure: {
            /** Count */
            count: number;
            /** Name */
            name: string;
        };
        /**
         * FollowOut
         * @description What an account is to the caller after the request.
         */
        FollowOut: {
            state: components["schemas"]["FollowState"];
        };
        /**
         * FollowState
         * @description What an account is to another that it may follow.
         * @enum {string}
         */
        FollowState: "none" | "requested" | "following";
        /**
         * FollowSuggestion
         * @description An account that the caller might follow.
         */
        FollowSuggestion: {
            account: components["schemas"]["AccountRef"];
            /** Bio */
            bio: string;
            /** Followers */
            followers: number;
            state: components["schemas"]["FollowState"];
            why: components["schemas"]["FollowWhy"];
        };
        /**
         * FollowWhy
         * @description Why an account is suggested; `params` names the interest, or who follows it already.
         */
        FollowWhy: {
            /**
             * Code
             * @enum {string}
             */
            code: "followed_by" | "interest" | "popular";
            /**
             * Params
             * @default {}
             */
            params: {
                [key: string]: string;
            };
        };
        /**
         * Format
         * @description What kind of live it is; each is a preset of the studio and a filter of the list (GOL-04).
         * @enum {string}
         */
        Format: "tutorial" | "qa" | "backstage" | "concert" | "interview" | "coaching" | "debate" | "demonstration" | "podcast";
        /**
         * Gender
         * @description What a member may say of themself; shown to nobody else.
         * @enum {string}
         */
        Gender: "woman" | "man" | "other";
        /**
         * GrantIn
         * @description Whether, and why, staff let an account host lives with fewer followers (ELI-03).
         */
        GrantIn: {
            /** Granted */
            granted: boolean;
            /** Reason */
            reason: string;
        };
        /**
         * GrantOut
         * @description A grant as staff sees it: whose, since when, by whom and why.
         */
        GrantOut: {
            account: components["schemas"]["StaffAccount"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["StaffAccount"] | null;
            /** Reason */
            reason: string;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * HandleChange
         * @description Another handle.
         */
        HandleChange: {
            /** Handle */
            handle: string;
        };
        /**
         * HashtagHit
         * @description A hashtag in its commonest spelling, with the path of its page in `folded`.
         */
        HashtagHit: {
            /** Folded */
            folded: string;
            /** Tag */
            tag: string;
            /**
             * Videos
             * @description How many the caller may see; from twenty on, public ones as last counted.
             */
            videos: number;
        };
        /**
         * HashtagOrder
         * @description The order of a hashtag's videos.
         * @enum {string}
         */
        HashtagOrder: "newest" | "popular";
        /**
         * HashtagOut
         * @description A hashtag as the caption writes it, and as hashtags are compared.
         */
        HashtagOut: {
            /** Folded */
            folded: string;
            /** Tag */
            tag: string;
        };
        /**
         * HiddenAuthor
         * @description An author who is kept out of For You.
         */
        HiddenAuthor: {
            account: components["schemas"]["AccountRef"];
        };
        /**
         * HiddenHashtag
         * @description A hashtag that is kept out of For You, as it was written.
         */
        HiddenHashtag: {
            /** Folded */
            folded: string;
            /** Tag */
            tag: string;
        };
        /**
         * HistoryItem
         * @description A video that one has watched, and when last.
         */
        HistoryItem: {
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            video: components["schemas"]["VideoCard"];
        };
        /**
         * Installation
         * @description How the installation is. What only the database knows is null while it is away.
         */
        Installation: {
            backlog: components["schemas"]["BacklogOut"] | null;
            counts: components["schemas"]["CountsOut"] | null;
            disk: components["schemas"]["DiskOut"];
            /** Engines */
            engines: components["schemas"]["EngineOut"][];
            /** Last Backup */
            last_backup: string | null;
            /** Postgresql */
            postgresql: string | null;
            /** Python */
            python: string;
            /**
             * Schema At
             * @description The newest migration the database has.
             */
            schema_at: string | null;
            /**
             * Schema Newest
             * @description The newest migration of this version.
             */
            schema_newest: string;
            /** Version */
            version: string;
        };
        /** Instance */
        Instance: {
            /** Countries */
            countries: string[];
            demo: components["schemas"]["DemoInfo"];
            /** Interests */
            interests: components["schemas"]["InterestInfo"][];
            keeping: components["schemas"]["Keeping"];
            /** Languages */
            languages: string[];
            live: components["schemas"]["LiveLimits"];
            /** Mail Inbox */
            mail_inbox: boolean;
            /** Min Age */
            min_age: number;
            /** Min Interests */
            min_interests: number;
            /** Name */
            name: string;
            publishing: components["schemas"]["PublishingLimits"];
            /** Version */
            version: string;
            video: components["schemas"]["UploadLimits"];
        } & {
            [key: string]: unknown;
        };
        /**
         * InterestInfo
         * @description An interest that can be chosen.
         */
        InterestInfo: {
            /** Code */
            code: string;
        };
        /**
         * InterestsChoice
         * @description At least three interests.
         */
        InterestsChoice: {
            /** Interests */
            interests: string[];
        };
        /**
         * InvitationOut
         * @description A team that the caller is asked to join.
         */
        InvitationOut: {
            brand: components["schemas"]["AccountRef"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            invited_by: components["schemas"]["AccountRef"] | null;
            role: components["schemas"]["TeamRole"];
        };
        /**
         * Invite
         * @description Whom to ask, as what.
         */
        Invite: {
            /** Handle */
            handle: string;
            /**
             * Role
             * @enum {string}
             */
            role: "editor" | "analyst";
        };
        /**
         * JournalCheckOut
         * @description Whether every line is as it was written; `broken` is the first that is not.
         */
        JournalCheckOut: {
            /** Broken */
            broken: number | null;
            /** Lines */
            lines: number;
        };
        /**
         * Judgement
         * @description Why staff acts.
         */
        Judgement: {
            /** Reason */
            reason: string;
        };
        /**
         * Keeping
         * @description For how many days something is kept after its end, as the operator has set it.
         */
        Keeping: {
            /** Archive Days */
            archive_days: number;
            /** Former Handle Days */
            former_handle_days: number;
            /** Grace Days */
            grace_days: number;
        };
        /**
         * KeptMessage
         * @description A mail in the local inbox.
         */
        KeptMessage: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Body */
            body: string;
            /** Id */
            id: string;
            /** Recipient */
            recipient: string;
            /** Subject */
            subject: string;
        };
        /**
         * KeptMessages
         * @description The local inbox, newest first.
         */
        KeptMessages: {
            /** Items */
            items: components["schemas"]["KeptMessage"][];
        };
        /**
         * Kind
         * @description What happened.
         * @enum {string}
         */
        Kind: "follow" | "follow_request" | "request_accepted" | "like" | "comment_like" | "comment" | "reply" | "mention" | "video_ready" | "video_out" | "video_failed" | "schedule_failed" | "live_started" | "live_eligible" | "decision" | "report_answered" | "appeal_decided" | "signed_in_anew" | "security_changed" | "team_invited" | "export_ready";
        /**
         * LastSetUp
         * @description How the member's last live was set up: what the next one starts with.
         */
        LastSetUp: {
            audience: components["schemas"]["Audience"];
            format: components["schemas"]["Format"];
            /** Is Recorded */
            is_recorded: boolean;
            /** Title */
            title: string;
        };
        /**
         * Level
         * @description How a member is told: with an alert, only in the inbox, or not at all.
         * @enum {string}
         */
        Level: "alert" | "inbox" | "off";
        /**
         * LikeOut
         * @description The caller's like and the count after the request.
         */
        LikeOut: {
            /** Liked */
            liked: boolean;
            /** Likes */
            likes: number;
        };
        /**
         * Link
         * @description A link on a profile.
         */
        Link: {
            /**
             * Label
             * @default
             */
            label: string;
            /** Url */
            url: string;
        };
        /**
         * LinkAppealIn
         * @description An appeal by a mailed link.
         */
        LinkAppealIn: {
            /** Text */
            text: string;
            /** Token */
            token: string;
        };
        /**
         * LinkIn
         * @description The token of a mailed link.
         */
        LinkIn: {
            /** Token */
            token: string;
        };
        /**
         * LiveEdit
         * @description What a host changes; absent fields stay. On air, only title and audience.
         */
        LiveEdit: {
            audience?: components["schemas"]["Audience"] | null;
            format?: components["schemas"]["Format"] | null;
            /** Invited */
            invited?: string[] | null;
            /** Is Recorded */
            is_recorded?: boolean | null;
            /** Title */
            title?: string | null;
        };
        /**
         * LiveIn
         * @description A live to prepare. `invited`: handles, for a rehearsal or a live for invited ones.
         */
        LiveIn: {
            /** @default public */
            audience: components["schemas"]["Audience"];
            format: components["schemas"]["Format"];
            /**
             * Invited
             * @default []
             */
            invited: string[];
            /**
             * Is Recorded
             * @default true
             */
            is_recorded: boolean;
            /**
             * Is Rehearsal
             * @default false
             */
            is_rehearsal: boolean;
            /** Title */
            title: string;
        };
        /**
         * LiveLimits
         * @description What `GET /instance` says of lives.
         */
        LiveLimits: {
            /** Grace Seconds */
            grace_seconds: number;
            /** Max Invited */
            max_invited: number;
            /** Max Title */
            max_title: number;
            /** Min Age */
            min_age: number;
            /** Min Followers */
            min_followers: number;
            /** Recording Days */
            recording_days: number;
            /** Rehearsal Hours */
            rehearsal_hours: number;
        };
        /**
         * LiveOut
         * @description A live as its viewer sees it. `following`: the viewer follows the host.
         *
         *     `invited`, `source`, `fed` (media arrive) and `hidden` (by staff) are told to the host only.
         */
        LiveOut: {
            account: components["schemas"]["AccountRef"];
            audience: components["schemas"]["Audience"];
            /** Can Comment */
            can_comment: boolean;
            /** Comments */
            comments: number;
            /** Cover Url */
            cover_url: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Duration Ms */
            duration_ms: number | null;
            end_reason: components["schemas"]["EndReason"] | null;
            /** Ended At */
            ended_at: string | null;
            /** Fed */
            fed?: boolean | null;
            /** Following */
            following: boolean;
            format: components["schemas"]["Format"];
            /** Frame Url */
            frame_url: string | null;
            /** Hearts */
            hearts: number;
            /** Height */
            height: number | null;
            /** Hidden */
            hidden?: boolean | null;
            /** Id */
            id: string;
            /** Invited */
            invited?: components["schemas"]["AccountRef"][] | null;
            /** Is Recorded */
            is_recorded: boolean;
            /** Is Rehearsal */
            is_rehearsal: boolean;
            /** Own */
            own: boolean;
            /** Path */
            path: string;
            /** Peak Viewers */
            peak_viewers: number;
            recording: components["schemas"]["Recording"];
            /** Recording Until */
            recording_until: string | null;
            source?: components["schemas"]["LiveSource"] | null;
            /** Started At */
            started_at: string | null;
            state: components["schemas"]["LiveState"];
            /** Title */
            title: string;
            /** Viewers */
            viewers: number;
            /** Width */
            width: number | null;
        };
        /**
         * LiveSource
         * @description Which way the media come in.
         * @enum {string}
         */
        LiveSource: "browser" | "rtmp";
        /**
         * LiveState
         * @description How far a live is. `PREPARING`: only its host and staff see it. `LOST`: nothing arrives.
         * @enum {string}
         */
        LiveState: "preparing" | "live" | "lost" | "ended";
        /**
         * LiveStop
         * @description Why staff stop a live: the rule, what its host is told, and what the journal keeps.
         */
        LiveStop: {
            /** Message */
            message: string;
            /** Reason */
            reason: string;
            rule: components["schemas"]["Rule"];
        };
        /**
         * Me
         * @description The signed-in member's own account, private parts included.
         *
         *     `acting`: somebody of the brand's team acts as it, and sees nothing that is a person's own.
         *     `age_disputed`: only staff can give the account a birth date.
         */
        Me: {
            /** Acting */
            acting: boolean;
            /** Age Disputed */
            age_disputed: boolean;
            /** Avatar Url */
            avatar_url: string | null;
            band: components["schemas"]["Band"];
            /** Bio */
            bio: string;
            /** Birth Date */
            birth_date: string | null;
            /** Brand */
            brand: boolean;
            capabilities: components["schemas"]["Capabilities"];
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            /** Email */
            email: string | null;
            /** Email Verified */
            email_verified: boolean;
            gender: components["schemas"]["Gender"] | null;
            /** Handle */
            handle: string;
            /** Handle Changeable At */
            handle_changeable_at: string | null;
            /** Id */
            id: string;
            /** Interests */
            interests: string[];
            /** Links */
            links: components["schemas"]["Link"][];
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /** Private */
            private: boolean;
            role: components["schemas"]["Role"];
            /** Zone */
            zone: string;
        };
        /**
         * MentionOut
         * @description An account that a text names: `@handle` as written leads to `account.handle`.
         */
        MentionOut: {
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            /** Written */
            written: string;
        };
        /**
         * Method
         * @description A way to prove who one is, the handiest first.
         * @enum {string}
         */
        Method: "passkey" | "totp" | "recovery_code" | "password" | "demo";
        /**
         * NotificationOut
         * @description A line of the inbox as its member may see it now.
         */
        NotificationOut: {
            /**
             * About Text
             * @description The beginning of what it is about.
             */
            about_text: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Count
             * @description How many did it, each counted once.
             */
            count: number;
            /**
             * Facts
             * @description What else there is to say, by kind.
             */
            facts: {
                [key: string]: string;
            };
            /** Id */
            id: string;
            /** Image Url */
            image_url: string | null;
            kind: components["schemas"]["Kind"];
            /**
             * Over
             * @description It is past: a live that has ended.
             */
            over: boolean;
            /**
             * Path
             * @description Where it leads on this site.
             */
            path: string | null;
            /**
             * People
             * @description Who did it last, at most three.
             */
            people: components["schemas"]["AccountRef"][];
            /** Read */
            read: boolean;
            /**
             * Rev
             * @description Orders the list; marks are set up to one of these.
             */
            rev: string;
            /** Seen */
            seen: boolean;
            /**
             * Text
             * @description The beginning of what was written last, if anything was.
             */
            text: string;
            topic: components["schemas"]["Topic"];
        };
        /**
         * OEmbed
         * @description How another site shows a video: the fields of oEmbed 1.0.
         */
        OEmbed: {
            /** Author Name */
            author_name: string;
            /** Author Url */
            author_url: string;
            /**
             * Cache Age
             * @default 3600
             */
            cache_age: number;
            /** Height */
            height: number;
            /** Html */
            html: string;
            /** Provider Name */
            provider_name: string;
            /** Provider Url */
            provider_url: string;
            /** Thumbnail Height */
            thumbnail_height?: number | null;
            /** Thumbnail Url */
            thumbnail_url?: string | null;
            /** Thumbnail Width */
            thumbnail_width?: number | null;
            /** Title */
            title: string;
            /**
             * Type
             * @default video
             * @constant
             */
            type: "video";
            /**
             * Version
             * @default 1.0
             * @constant
             */
            version: "1.0";
            /** Width */
            width: number;
        };
        /**
         * OnAir
         * @description That an account is on air, for the ring around its avatar.
         */
        OnAir: {
            /** Account Id */
            account_id: string;
            /** Id */
            id: string;
        };
        /**
         * OnAirList
         * @description Who is on air, of those whom the viewer may watch.
         */
        OnAirList: {
            /** Items */
            items: components["schemas"]["OnAir"][];
        };
        /**
         * OperatorSettings
         * @description All settings of the process that answers.
         */
        OperatorSettings: {
            /**
             * Secrets File
             * @description Where the installation's own secrets are.
             */
            secrets_file: string;
            /** Settings */
            settings: components["schemas"]["Setting"][];
            /** Version */
            version: string;
        };
        /**
         * Outcome
         * @description What becomes of the thing. A removal is final, the thing deleted, once no appeal can come.
         * @enum {string}
         */
        Outcome: "no_violation" | "warn" | "hide" | "remove";
        /**
         * OwnDecision
         * @description A decision as its owner sees it: never who reported, nor who decided.
         */
        OwnDecision: {
            appeal: components["schemas"]["AppealBrief"] | null;
            /**
             * Appeal Until
             * Format: date-time
             */
            appeal_until: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Can Appeal */
            can_appeal: boolean;
            /** Final At */
            final_at: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Message */
            message: string;
            outcome: components["schemas"]["Outcome"];
            /** Reversed At */
            reversed_at: string | null;
            rule: components["schemas"]["Rule"] | null;
            sanction: components["schemas"]["Sanction"];
            /** Sanction Active */
            sanction_active: boolean;
            /** Target Id */
            target_id: string;
            /** Text */
            text: string;
            /** Until */
            until: string | null;
        };
        /**
         * OwnLive
         * @description The member's own live, and how to send it from a program.
         */
        OwnLive: {
            /** Has Key */
            has_key: boolean;
            last_setup: components["schemas"]["LastSetUp"] | null;
            live: components["schemas"]["LiveOut"] | null;
            /** Rtmp Url */
            rtmp_url: string;
            /** Rtmps Url */
            rtmps_url: string | null;
        };
        /**
         * OwnReport
         * @description A report as its reporter sees it: the thing as they saw it, and what became of it.
         */
        OwnReport: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Details */
            details: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            reason: components["schemas"]["rampe__safety__models__Reason"];
            standing: components["schemas"]["ReportStanding"];
            /** Target Id */
            target_id: string;
            /** Text */
            text: string;
        };
        /** Page[AccountHit] */
        Page_AccountHit_: {
            /** Items */
            items: components["schemas"]["AccountHit"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[AccountItem] */
        Page_AccountItem_: {
            /** Items */
            items: components["schemas"]["AccountItem"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ActionOut] */
        Page_ActionOut_: {
            /** Items */
            items: components["schemas"]["ActionOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[AppealOut] */
        Page_AppealOut_: {
            /** Items */
            items: components["schemas"]["AppealOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[CaseOut] */
        Page_CaseOut_: {
            /** Items */
            items: components["schemas"]["CaseOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[CommentOut] */
        Page_CommentOut_: {
            /** Items */
            items: components["schemas"]["CommentOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[DecisionOut] */
        Page_DecisionOut_: {
            /** Items */
            items: components["schemas"]["DecisionOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[DeletedVideo] */
        Page_DeletedVideo_: {
            /** Items */
            items: components["schemas"]["DeletedVideo"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ExportOut] */
        Page_ExportOut_: {
            /** Items */
            items: components["schemas"]["ExportOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[FollowSuggestion] */
        Page_FollowSuggestion_: {
            /** Items */
            items: components["schemas"]["FollowSuggestion"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[GrantOut] */
        Page_GrantOut_: {
            /** Items */
            items: components["schemas"]["GrantOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[HashtagHit] */
        Page_HashtagHit_: {
            /** Items */
            items: components["schemas"]["HashtagHit"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[HiddenAuthor] */
        Page_HiddenAuthor_: {
            /** Items */
            items: components["schemas"]["HiddenAuthor"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[HiddenHashtag] */
        Page_HiddenHashtag_: {
            /** Items */
            items: components["schemas"]["HiddenHashtag"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[HistoryItem] */
        Page_HistoryItem_: {
            /** Items */
            items: components["schemas"]["HistoryItem"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[LiveOut] */
        Page_LiveOut_: {
            /** Items */
            items: components["schemas"]["LiveOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[NotificationOut] */
        Page_NotificationOut_: {
            /** Items */
            items: components["schemas"]["NotificationOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[OwnDecision] */
        Page_OwnDecision_: {
            /** Items */
            items: components["schemas"]["OwnDecision"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[OwnReport] */
        Page_OwnReport_: {
            /** Items */
            items: components["schemas"]["OwnReport"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ReportOut] */
        Page_ReportOut_: {
            /** Items */
            items: components["schemas"]["ReportOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[SecurityLine] */
        Page_SecurityLine_: {
            /** Items */
            items: components["schemas"]["SecurityLine"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[VideoCard] */
        Page_VideoCard_: {
            /** Items */
            items: components["schemas"]["VideoCard"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * PasskeyAdded
         * @description The new passkey; with the first second factor of an account come its recovery codes.
         */
        PasskeyAdded: {
            passkey: components["schemas"]["PasskeyInfo"];
            /** Recovery Codes */
            recovery_codes: string[] | null;
        };
        /**
         * PasskeyAssertion
         * @description A passkey that says who is there.
         */
        PasskeyAssertion: {
            /** Id */
            id: string;
            /** Rawid */
            rawId: string;
            response: components["schemas"]["AssertionResponse"];
            /**
             * Type
             * @constant
             */
            type: "public-key";
        };
        /**
         * PasskeyCreation
         * @description A new passkey and what its member calls it.
         */
        PasskeyCreation: {
            credential: components["schemas"]["PasskeyRegistration"];
            /** Name */
            name: string;
        };
        /**
         * PasskeyInfo
         * @description A passkey in its member's list; `synced` ones are in a password manager's cloud.
         */
        PasskeyInfo: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Synced */
            synced: boolean;
            /** Used At */
            used_at: string | null;
        };
        /**
         * PasskeyOptions
         * @description What `PublicKeyCredential.parse…OptionsFromJSON()` of the browser takes.
         */
        PasskeyOptions: {
            /** Options */
            options: {
                [key: string]: unknown;
            };
        };
        /**
         * PasskeyRegistration
         * @description A passkey that was just made.
         */
        PasskeyRegistration: {
            /** Id */
            id: string;
            /** Rawid */
            rawId: string;
            response: components["schemas"]["RegistrationResponse"];
            /**
             * Type
             * @constant
             */
            type: "public-key";
        };
        /**
         * PasskeyRenaming
         * @description Another name for a passkey.
         */
        PasskeyRenaming: {
            /** Name */
            name: string;
        };
        /**
         * PasskeySignIn
         * @description A passkey in place of login and password.
         */
        PasskeySignIn: {
            passkey: components["schemas"]["PasskeyAssertion"];
        };
        /**
         * PasswordChange
         * @description Another password.
         */
        PasswordChange: {
            /**
             * End Others
             * @default true
             */
            end_others: boolean;
            /** Password */
            password: string;
        };
        /**
         * PasswordReset
         * @description A new password, by who can read the account's mail.
         */
        PasswordReset: {
            /** Password */
            password: string;
            /** Token */
            token: string;
        };
        /**
         * PendingChallenge
         * @description A sign-in that waits for its second factor.
         */
        PendingChallenge: {
            /** Challenge */
            challenge: string;
        };
        /**
         * Play
         * @description Where a live plays for this viewer. Paths with a token are asked for again before it ends.
         */
        Play: {
            /** Event */
            event: string | null;
            /** Hls */
            hls: string | null;
            /** Push */
            push: string | null;
            recording: components["schemas"]["RecordingPlay"] | null;
            /** Renditions */
            renditions: components["schemas"]["Rendition"][];
            state: components["schemas"]["LiveState"];
            /** Token Expires At */
            token_expires_at: string | null;
        };
        /**
         * PopularSearches
         * @description What many members look for and use: searches by enough different ones, and hashtags.
         */
        PopularSearches: {
            /** Hashtags */
            hashtags: components["schemas"]["HashtagHit"][];
            /** Searches */
            searches: string[];
        };
        /**
         * Problem
         * @description The body of every error answer.
         */
        Problem: {
            /** Code */
            code: string;
            /**
             * Detail
             * @default
             */
            detail: string;
            /**
             * Request Id
             * @default
             */
            request_id: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @default about:blank
             */
            type: string;
        };
        /**
         * ProfileChange
         * @description What a member changes; absent fields stay. Only the gender may be taken away again (null).
         */
        ProfileChange: {
            /** Bio */
            bio?: string | null;
            /** Country */
            country?: string | null;
            gender?: components["schemas"]["Gender"] | null;
            /** Links */
            links?: components["schemas"]["Link"][] | null;
            /** Locale */
            locale?: ("fr" | "en") | null;
            /** Name */
            name?: string | null;
            /** Private */
            private?: boolean | null;
        };
        /**
         * ProfileCounts
         * @description Counts of a profile; followers and following are rows of active accounts.
         */
        ProfileCounts: {
            /** Followers */
            followers: number;
            /** Following */
            following: number;
            /** Likes */
            likes: number;
        };
        /**
         * ProfileLink
         * @description A link of a profile.
         */
        ProfileLink: {
            /** Label */
            label: string;
            /** Url */
            url: string;
        };
        /**
         * ProfileOut
         * @description A profile. `visible` says whether the caller may see the account's lists and publications.
         */
        ProfileOut: {
            account: components["schemas"]["AccountRef"];
            /** Bio */
            bio: string;
            brand: components["schemas"]["BrandBadge"] | null;
            counts: components["schemas"]["ProfileCounts"];
            /** Links */
            links: components["schemas"]["ProfileLink"][];
            viewer: components["schemas"]["ProfileViewer"];
            /** Visible */
            visible: boolean;
        };
        /**
         * ProfileViewer
         * @description What the profile's account and the caller are to each other.
         */
        ProfileViewer: {
            /**
             * Blocking
             * @default false
             */
            blocking: boolean;
            /**
             * Followed By
             * @default false
             */
            followed_by: boolean;
            /**
             * Muting
             * @default false
             */
            muting: boolean;
            /**
             * Own
             * @default false
             */
            own: boolean;
            /** @default none */
            state: components["schemas"]["FollowState"];
        };
        /**
         * Proof
         * @description One of the ways in `methods` to prove that it is the member.
         */
        Proof: {
            /** Demo */
            demo?: boolean | null;
            passkey?: components["schemas"]["PasskeyAssertion"] | null;
            /** Password */
            password?: string | null;
            /** Recovery Code */
            recovery_code?: string | null;
            /** Totp */
            totp?: string | null;
        };
        /**
         * Proven
         * @description Until when dangerous acts go through without another proof.
         */
        Proven: {
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * PublishingLimits
         * @description What authors may write, for showing it before they do.
         */
        PublishingLimits: {
            /** Caption Max Length */
            caption_max_length: number;
            /** Keep Deleted Days */
            keep_deleted_days: number;
            /**
             * Languages
             * @description What a video may be said to be in.
             */
            languages: ("fr" | "en" | "es" | "de" | "it" | "pt" | "nl" | "ca" | "pl" | "ro" | "el" | "tr" | "ru" | "uk" | "ar" | "he" | "fa" | "hi" | "bn" | "ja" | "ko" | "zh" | "vi" | "th" | "id" | "sw" | "wo")[];
            /** Schedule Max Days */
            schedule_max_days: number;
            /** Schedule Min Minutes */
            schedule_min_minutes: number;
        };
        /**
         * PublishingPreferences
         * @description What one's new videos start with.
         */
        PublishingPreferences: {
            /** Downloads On */
            downloads_on: boolean;
        };
        /**
         * QuietIn
         * @description Other quiet hours; without a zone, the one where the account lives.
         */
        QuietIn: {
            /**
             * End
             * @description Minute of the day.
             */
            end: number;
            /** On */
            on: boolean;
            /**
             * Start
             * @description Minute of the day.
             */
            start: number;
            /** Zone */
            zone?: string | null;
        };
        /**
         * QuietOut
         * @description Quiet hours as they hold now.
         */
        QuietOut: {
            /** End */
            end: number;
            /**
             * Kept
             * @description They belong to a minor: they can only be made longer.
             */
            kept: boolean;
            /** On */
            on: boolean;
            /** Start */
            start: number;
            /**
             * Zone
             * @description The zone whose clock counts.
             */
            zone: string;
        };
        /**
         * ReadIn
         * @description Lines that the member has opened: these, or all up to one.
         */
        ReadIn: {
            /**
             * Ids
             * @default []
             */
            ids: string[];
            /** Up To */
            up_to?: string | null;
        };
        /**
         * Reason
         * @description Why something is reported, in the order in which it is offered.
         * @enum {string}
         */
        "Reason-Input": "minor_safety" | "self_harm" | "violence" | "sexual" | "harassment" | "hate" | "privacy" | "impersonation" | "scam" | "spam" | "misinformation" | "rights" | "illegal" | "other";
        /**
         * ReasonCount
         * @description How many gave a reason.
         */
        ReasonCount: {
            /** Count */
            count: number;
            reason: components["schemas"]["rampe__safety__models__Reason"];
        };
        /**
         * RecentSearchIn
         * @description A search to keep.
         */
        RecentSearchIn: {
            /** Text */
            text: string;
        };
        /**
         * RecentSearchOut
         * @description Something the caller looked for.
         */
        RecentSearchOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Text */
            text: string;
        };
        /**
         * RecentSearchPage
         * @description What the caller looked for, the latest first, and whether it is kept at the moment.
         */
        RecentSearchPage: {
            /** Items */
            items: components["schemas"]["RecentSearchOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Paused */
            paused: boolean;
        };
        /**
         * Recording
         * @description What there is of a recording. `RUNNING` until the playlists of the ended live are written.
         * @enum {string}
         */
        Recording: "none" | "running" | "ready" | "deleted";
        /**
         * RecordingPlay
         * @description Where a recording plays.
         */
        RecordingPlay: {
            /** Hls */
            hls: string;
        };
        /**
         * RecoveryCodes
         * @description Ten codes, shown this once.
         */
        RecoveryCodes: {
            /** Codes */
            codes: string[];
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * RegistrationResponse
         * @description A new passkey's public key.
         */
        RegistrationResponse: {
            /** Attestationobject */
            attestationObject: string;
            /** Clientdatajson */
            clientDataJSON: string;
            /**
             * Transports
             * @default []
             */
            transports: string[];
        };
        /**
         * Rendition
         * @description A rendition of a live's picture; 0 is what the host sends.
         */
        Rendition: {
            /** Codecs */
            codecs: string;
            /** Height */
            height: number | null;
            /** Id */
            id: number;
            /** Width */
            width: number | null;
        };
        /**
         * ReportIn
         * @description What a member finds wrong, and with what.
         */
        ReportIn: {
            /**
             * Details
             * @default
             */
            details: string;
            /** Kind */
            kind: string;
            reason: components["schemas"]["Reason-Input"];
            /** Target Id */
            target_id: string;
        };
        /**
         * ReportOut
         * @description A report as staff reads it; `seen` is the thing's text as its reporter saw it.
         */
        ReportOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Details */
            details: string;
            /** Id */
            id: string;
            /** Minor */
            minor: boolean;
            reason: components["schemas"]["rampe__safety__models__Reason"];
            reporter: components["schemas"]["StaffAccount"] | null;
            /** Seen */
            seen: string;
        };
        /**
         * ReportStanding
         * @description What became of a report.
         * @enum {string}
         */
        ReportStanding: "open" | "no_violation" | "action_taken" | "reversed";
        /**
         * ResetRequest
         * @description The address of an account whose password is forgotten.
         */
        ResetRequest: {
            /**
             * Email
             * Format: email
             */
            email: string;
        };
        /**
         * Restore
         * @description The token of `deletion_pending`.
         */
        Restore: {
            /** Token */
            token: string;
        };
        /**
         * Retention
         * @description Days; what is not named is kept until its member deletes it.
         */
        Retention: {
            /** Archives */
            archives: number;
            /** Deleted Accounts */
            deleted_accounts: number;
            /** Deleted Videos */
            deleted_videos: number;
            /** Notifications */
            notifications: number;
            /** Recordings */
            recordings: number;
            /** Searches */
            searches: number;
            /** Seen Videos */
            seen_videos: number;
            /** Sessions */
            sessions: number;
            /** Watch Events */
            watch_events: number;
        };
        /**
         * Role
         * @description What an account may do beyond its own things.
         * @enum {string}
         */
        Role: "member" | "moderator" | "admin";
        /**
         * RoleChoice
         * @description Another role.
         */
        RoleChoice: {
            /**
             * Role
             * @enum {string}
             */
            role: "editor" | "analyst";
        };
        /**
         * RoomCommentOut
         * @description A comment of a live: what the frame `comments` has of it, its account as everywhere else.
         */
        RoomCommentOut: {
            account: components["schemas"]["AccountRef"];
            /** At */
            at: number;
            /** I */
            i: number;
            /** Id */
            id: string;
            /** Mentions */
            mentions: components["schemas"]["RoomMentionOut"][];
            /** Own */
            own: boolean;
            /** Reply To */
            reply_to: string | null;
            /** Text */
            text: string;
        };
        /**
         * RoomCommentPage
         * @description Comments, oldest first; `more` says that there are others in the direction asked for.
         */
        RoomCommentPage: {
            /** Items */
            items: components["schemas"]["RoomCommentOut"][];
            /** More */
            more: boolean;
        };
        /**
         * RoomMentionOut
         * @description An account that a text names, as `@handle`.
         */
        RoomMentionOut: {
            /** Handle */
            handle: string;
            /** Id */
            id: string;
        };
        /**
         * Rule
         * @description A rule of the published guidelines.
         * @enum {string}
         */
        Rule: "1.1" | "1.2" | "1.3" | "1.4" | "2.1" | "2.2" | "2.3" | "3.1" | "3.2" | "4.1" | "4.2" | "4.3" | "4.4" | "5.1" | "5.2" | "5.3" | "6.1" | "6.2" | "7.1" | "7.2" | "7.3" | "7.4" | "7.5" | "7.6";
        /**
         * Sanction
         * @description What its owner may not do for a while, beside.
         * @enum {string}
         */
        Sanction: "none" | "no_comments" | "no_publishing" | "suspend";
        /**
         * ScheduleIn
         * @description When to publish, and the zone in which that time was meant.
         */
        ScheduleIn: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Zone
             * @description An IANA zone, such as Europe/Paris.
             */
            zone: string;
        };
        /**
         * SearchKept
         * @description Whether a search was kept: not while keeping is paused.
         */
        SearchKept: {
            /** Kept */
            kept: boolean;
        };
        /**
         * SearchKind
         * @description What to look for.
         * @enum {string}
         */
        SearchKind: "all" | "accounts" | "lives" | "videos" | "hashtags";
        /**
         * SearchOut
         * @description A page of each kind that was asked for; the others are null.
         */
        SearchOut: {
            accounts?: components["schemas"]["Page_AccountHit_"] | null;
            hashtags?: components["schemas"]["Page_HashtagHit_"] | null;
            lives?: components["schemas"]["Page_LiveOut_"] | null;
            videos?: components["schemas"]["Page_VideoCard_"] | null;
        };
        /**
         * SearchPauseIn
         * @description Whether to keep searches from now on.
         */
        SearchPauseIn: {
            /** Paused */
            paused: boolean;
        };
        /**
         * SecondFactor
         * @description One of the ways in `methods` to complete a sign-in.
         */
        SecondFactor: {
            /** Challenge */
            challenge: string;
            passkey?: components["schemas"]["PasskeyAssertion"] | null;
            /** Recovery Code */
            recovery_code?: string | null;
            /** Totp */
            totp?: string | null;
        };
        /**
         * SecurityLine
         * @description A line of the security log; `what` names a text of the web client.
         */
        SecurityLine: {
            /** Address */
            address: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Details */
            details: {
                [key: string]: string;
            };
            /** Device */
            device: string;
            /** Id */
            id: string;
            what: components["schemas"]["What"];
        };
        /**
         * SecurityOverview
         * @description How the member's account is kept.
         */
        SecurityOverview: {
            /** Email Pending */
            email_pending: string | null;
            /** Has Password */
            has_password: boolean;
            /** Methods */
            methods: components["schemas"]["Method"][];
            /** Passkeys */
            passkeys: components["schemas"]["PasskeyInfo"][];
            /** Passkeys Possible */
            passkeys_possible: boolean;
            /** Recovery Codes */
            recovery_codes: number;
            /** Recovery Codes Expire At */
            recovery_codes_expire_at: string | null;
            /** Shared */
            shared: boolean;
            /** Totp Since */
            totp_since: string | null;
        };
        /**
         * SeenIn
         * @description The newest line that the member has in sight.
         */
        SeenIn: {
            /** Up To */
            up_to: string;
        };
        /**
         * SessionInfo
         * @description A signed-in device.
         */
        SessionInfo: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /** User Agent */
            user_agent: string;
        };
        /**
         * SessionList
         * @description Every signed-in device of a member, the latest first.
         */
        SessionList: {
            /** Items */
            items: components["schemas"]["SessionInfo"][];
        };
        /**
         * Setting
         * @description A setting in force.
         */
        Setting: {
            /**
             * Key
             * @description As in rampe.toml: section and name.
             */
            key: string;
            /**
             * Source
             * @description `up`: decided by `rampe up` at its start.
             * @enum {string}
             */
            source: "default" | "file" | "environment" | "up";
            /**
             * Value
             * @description As TOML writes it, secrets masked; null: not set.
             */
            value: string | null;
            /**
             * Where
             * @description The file, or the variable of the environment.
             */
            where: string | null;
        };
        /**
         * SettingsChange
         * @description What a member changes; absent parts stay.
         */
        SettingsChange: {
            /**
             * Levels
             * @default {}
             */
            levels: {
                [key: string]: components["schemas"]["Level"];
            };
            quiet?: components["schemas"]["QuietIn"] | null;
        };
        /**
         * SettingsOut
         * @description How a member is told.
         */
        SettingsOut: {
            /** Levels */
            levels: {
                [key: string]: components["schemas"]["Level"];
            };
            quiet: components["schemas"]["QuietOut"];
        };
        /**
         * ShareIn
         * @description By which way the target was shared.
         */
        ShareIn: {
            channel: components["schemas"]["Channel"];
        };
        /**
         * ShareOut
         * @description The count after the request.
         */
        ShareOut: {
            /** Shares */
            shares: number;
        };
        /**
         * SignIn
         * @description A login is a handle or an address.
         */
        SignIn: {
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /**
         * SignUp
         * @description A new account.
         */
        SignUp: {
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            /** Country */
            country: string;
            /**
             * Email
             * Format: email
             */
            email: string;
            gender?: components["schemas"]["Gender"] | null;
            /** Handle */
            handle: string;
            /** Interests */
            interests?: string[] | null;
            /**
             * Locale
             * @enum {string}
             */
            locale: "fr" | "en";
            /**
             * Name
             * @default
             */
            name: string;
            /** Password */
            password: string;
            /** Zone */
            zone?: string | null;
        };
        /**
         * SignedIn
         * @description One's account after signing in; `token` only for who asked `Accept-Session: bearer`.
         */
        SignedIn: {
            /** Acting */
            acting: boolean;
            /** Age Disputed */
            age_disputed: boolean;
            /** Avatar Url */
            avatar_url: string | null;
            band: components["schemas"]["Band"];
            /** Bio */
            bio: string;
            /** Birth Date */
            birth_date: string | null;
            /** Brand */
            brand: boolean;
            capabilities: components["schemas"]["Capabilities"];
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            /** Email */
            email: string | null;
            /** Email Verified */
            email_verified: boolean;
            gender: components["schemas"]["Gender"] | null;
            /** Handle */
            handle: string;
            /** Handle Changeable At */
            handle_changeable_at: string | null;
            /** Id */
            id: string;
            /** Interests */
            interests: string[];
            /** Links */
            links: components["schemas"]["Link"][];
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /** Private */
            private: boolean;
            role: components["schemas"]["Role"];
            /** Token */
            token?: string | null;
            /** Zone */
            zone: string;
        };
        /**
         * SiteOut
         * @description A brand's site, and how it is proved.
         */
        SiteOut: {
            /** Checked At */
            checked_at: string | null;
            /** File Url */
            file_url: string | null;
            /** Meta Tag */
            meta_tag: string;
            /** Problem */
            problem: string | null;
            state: components["schemas"]["SiteState"];
            /** Url */
            url: string | null;
            /** Verified At */
            verified_at: string | null;
            /** Word */
            word: string;
        };
        /**
         * SiteState
         * @description Whether a brand has proved that its site is its own.
         * @enum {string}
         */
        SiteState: "none" | "unproved" | "checking" | "verified";
        /**
         * Source
         * @description Who opened a case.
         * @enum {string}
         */
        Source: "report" | "scan" | "staff";
        /**
         * SpriteOut
         * @description One image of `count` small pictures, row by row, `interval_ms` apart.
         */
        SpriteOut: {
            /** Columns */
            columns: number;
            /** Count */
            count: number;
            /** Height */
            height: number;
            /** Interval Ms */
            interval_ms: number;
            /** Rows */
            rows: number;
            /** Url */
            url: string;
            /** Width */
            width: number;
        };
        /**
         * StaffAccount
         * @description An account as staff sees it.
         */
        StaffAccount: {
            /** Avatar Url */
            avatar_url: string | null;
            band: components["schemas"]["Band"];
            /** Birth Date */
            birth_date: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            /** Handle */
            handle: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Private */
            private: boolean;
            role: components["schemas"]["Role"];
            status: components["schemas"]["Status"];
        };
        /**
         * State
         * @description How far a video is. Published without `published_at` means: waits for its asset.
         * @enum {string}
         */
        State: "draft" | "scheduled" | "published" | "deleted";
        /**
         * Statistics
         * @description What a brand has reached so far.
         */
        Statistics: {
            /** Items */
            items: components["schemas"]["Figure"][];
        };
        /**
         * Status
         * @description Whether an account exists for others.
         * @enum {string}
         */
        Status: "active" | "suspended" | "deleted";
        /**
         * StreamKey
         * @description A stream key, shown this once.
         */
        StreamKey: {
            /** Key */
            key: string;
        };
        /**
         * TagOut
         * @description A hashtag's page: its commonest spelling, and how many videos the caller may see there.
         */
        TagOut: {
            /** Folded */
            folded: string;
            /** Tag */
            tag: string;
            /** Videos */
            videos: number;
        };
        /**
         * TargetOut
         * @description The reported thing as it is now; null where it no longer exists.
         */
        TargetOut: {
            /** Hidden */
            hidden: boolean;
            /** Path */
            path: string | null;
            /** Text */
            text: string;
        };
        /**
         * Team
         * @description A whole team, at most fifty.
         */
        Team: {
            /** Items */
            items: components["schemas"]["TeamMember"][];
        };
        /**
         * TeamMember
         * @description Somebody of a team; `invited` has not answered yet.
         */
        TeamMember: {
            account: components["schemas"]["AccountRef"];
            /** Invited */
            invited: boolean;
            role: components["schemas"]["TeamRole"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * TeamRole
         * @description What a member of the team does: everything; publish and answer; read the statistics.
         * @enum {string}
         */
        TeamRole: "owner" | "editor" | "analyst";
        /**
         * TicketOut
         * @description A ticket for `/rt?ticket=…`, and for how many seconds it is good.
         */
        TicketOut: {
            /**
             * Expires In
             * @default 60
             */
            expires_in: number;
            /** Ticket */
            ticket: string;
        };
        /**
         * TokenUse
         * @description A token from a mailed link.
         */
        TokenUse: {
            /** Token */
            token: string;
        };
        /**
         * Topic
         * @description Kinds that belong together: the filters of the list, and the lines of the settings.
         * @enum {string}
         */
        Topic: "follows" | "likes" | "comments" | "mentions" | "videos" | "lives" | "account";
        /**
         * TotpAdded
         * @description With the first second factor of an account come its recovery codes.
         */
        TotpAdded: {
            /** Recovery Codes */
            recovery_codes: string[] | null;
        };
        /**
         * TotpConfirmation
         * @description The first code of an app.
         */
        TotpConfirmation: {
            /** Code */
            code: string;
        };
        /**
         * TotpSetupInfo
         * @description An app's secret, shown once: to scan (rows of 0 and 1), to open, or to type.
         */
        TotpSetupInfo: {
            /** Qr */
            qr: string[];
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /**
         * TrimIn
         * @description The part of the sent file that is meant, in milliseconds; the end is not in it.
         */
        TrimIn: {
            /** End Ms */
            end_ms: number;
            /** Start Ms */
            start_ms: number;
        };
        /**
         * TrimOut
         * @description The part of the sent file that is meant, in milliseconds.
         */
        TrimOut: {
            /** End Ms */
            end_ms: number;
            /** Start Ms */
            start_ms: number;
        };
        /**
         * UnreadOut
         * @description How many lines wait to be seen, 100 meaning at least so many.
         */
        UnreadOut: {
            /** Count */
            count: number;
            /**
             * N
             * @description Grows with each change: an answer with a lower one is older.
             */
            n: number;
        };
        /**
         * UploadLimits
         * @description What may be uploaded, for showing it before a file is picked.
         */
        UploadLimits: {
            /** Codecs */
            codecs: string[];
            /** Containers */
            containers: string[];
            /** Max Bytes */
            max_bytes: number;
            /** Max Seconds */
            max_seconds: number;
            /** Min Seconds */
            min_seconds: number;
        };
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
        /**
         * VerdictIn
         * @description A decision: effect, rule, text to the owner, reason for the journal.
         */
        VerdictIn: {
            /** Days */
            days?: number | null;
            /**
             * Message
             * @default
             */
            message: string;
            outcome: components["schemas"]["Outcome"];
            /** Reason */
            reason: string;
            rule?: components["schemas"]["Rule"] | null;
            /** @default none */
            sanction: components["schemas"]["Sanction"];
        };
        /**
         * VideoCard
         * @description A video as the caller sees it. Addresses are null until the asset has such a file.
         */
        VideoCard: {
            /** Alt Text */
            alt_text: string;
            /** Asset Id */
            asset_id: string;
            /** Asset Percent */
            asset_percent: number;
            /**
             * Asset Reason
             * @description Why the asset failed, for its author.
             */
            asset_reason: string | null;
            asset_state: components["schemas"]["AssetState"];
            author: components["schemas"]["AccountRef"];
            /** Caption */
            caption: string;
            /**
             * Captions
             * @description Subtitles (WebVTT), by language.
             */
            captions: components["schemas"]["CaptionsRef"][];
            /** Comments On */
            comments_on: boolean;
            counts: components["schemas"]["VideoCounts"];
            /** Cover Ms */
            cover_ms: number | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Downloads On
             * @description Others may download it, unless it is private.
             */
            downloads_on: boolean;
            /** Duration Ms */
            duration_ms: number | null;
            /** Edited At */
            edited_at: string | null;
            /** Hashtags */
            hashtags: components["schemas"]["HashtagOut"][];
            /** Height */
            height: number | null;
            /**
             * Hidden
             * @description By moderation: only the author and staff still see it.
             */
            hidden: boolean;
            /** Id */
            id: string;
            /**
             * Language
             * @description What is spoken in it, where that is known.
             */
            language: ("fr" | "en" | "es" | "de" | "it" | "pt" | "nl" | "ca" | "pl" | "ro" | "el" | "tr" | "ru" | "uk" | "ar" | "he" | "fa" | "hi" | "bn" | "ja" | "ko" | "zh" | "vi" | "th" | "id" | "sw" | "wo") | null;
            /** Mentions */
            mentions: components["schemas"]["MentionOut"][];
            /**
             * Permalink
             * @description A path of this site.
             */
            permalink: string;
            /** Playlist Url */
            playlist_url: string | null;
            /** Poster Url */
            poster_url: string | null;
            /** Preview Url */
            preview_url: string | null;
            /**
             * Published At
             * @description Since when others may see it: null for drafts, and until the asset is ready.
             */
            published_at: string | null;
            /**
             * Scheduled At
             * @description When it will be published, for its author.
             */
            scheduled_at: string | null;
            /** Scheduled Zone */
            scheduled_zone: string | null;
            /** Sprite Url */
            sprite_url: string | null;
            state: components["schemas"]["State"];
            viewer: components["schemas"]["VideoViewer"];
            visibility: components["schemas"]["Visibility"];
            why?: components["schemas"]["Why"] | null;
            /** Width */
            width: number | null;
        };
        /**
         * VideoCounts
         * @description Counts of a video, as of the last flush.
         */
        VideoCounts: {
            /** Bookmarks */
            bookmarks: number;
            /** Comments */
            comments: number;
            /** Likes */
            likes: number;
            /** Shares */
            shares: number;
            /** Views */
            views: number;
        };
        /**
         * VideoEdit
         * @description What to change of a video; what is left out stays as it is.
         */
        VideoEdit: {
            /**
             * Alt Text
             * @default
             */
            alt_text: string;
            /**
             * Caption
             * @default
             */
            caption: string;
            /**
             * Comments On
             * @default true
             */
            comments_on: boolean;
            /**
             * Cover Ms
             * @description The frame that stands for the video; null lets Rampe choose.
             */
            cover_ms?: number | null;
            /**
             * Downloads On
             * @description Left out on creation: as the author's preferences say.
             * @default false
             */
            downloads_on: boolean;
            /**
             * Language
             * @description What is spoken in it; null: nothing, or several languages. Left out on creation: the author's own.
             */
            language?: ("fr" | "en" | "es" | "de" | "it" | "pt" | "nl" | "ca" | "pl" | "ro" | "el" | "tr" | "ru" | "uk" | "ar" | "he" | "fa" | "hi" | "bn" | "ja" | "ko" | "zh" | "vi" | "th" | "id" | "sw" | "wo") | null;
            /** @default public */
            visibility: components["schemas"]["Visibility"];
        };
        /**
         * VideoIn
         * @description An upload to make a draft of, and what to say about it.
         */
        VideoIn: {
            /**
             * Alt Text
             * @default
             */
            alt_text: string;
            /** Asset Id */
            asset_id: string;
            /**
             * Caption
             * @default
             */
            caption: string;
            /**
             * Comments On
             * @default true
             */
            comments_on: boolean;
            /**
             * Cover Ms
             * @description The frame that stands for the video; null lets Rampe choose.
             */
            cover_ms?: number | null;
            /**
             * Downloads On
             * @description Left out on creation: as the author's preferences say.
             * @default false
             */
            downloads_on: boolean;
            /**
             * Language
             * @description What is spoken in it; null: nothing, or several languages. Left out on creation: the author's own.
             */
            language?: ("fr" | "en" | "es" | "de" | "it" | "pt" | "nl" | "ca" | "pl" | "ro" | "el" | "tr" | "ru" | "uk" | "ar" | "he" | "fa" | "hi" | "bn" | "ja" | "ko" | "zh" | "vi" | "th" | "id" | "sw" | "wo") | null;
            /** @default public */
            visibility: components["schemas"]["Visibility"];
        };
        /**
         * VideoViewer
         * @description What the caller has to do with a video and its author.
         */
        VideoViewer: {
            /** Bookmarked */
            bookmarked: boolean;
            /** Following */
            following: boolean;
            /** Liked */
            liked: boolean;
            /** Own */
            own: boolean;
            /** Requested */
            requested: boolean;
        };
        /**
         * Visibility
         * @description Whom the author shows a video. A private account's public videos are for followers only.
         * @enum {string}
         */
        Visibility: "public" | "followers" | "friends" | "private" | "unlisted";
        /**
         * WatchEventIn
         * @description A view of a video, sent when it ends or the tab closes.
         *
         *         `id` is a UUIDv7, or a time-ordered id like ours, and stays the same when the event is sent
         *         again; `at` is when the view began.
         */
        WatchEventIn: {
            /** Format: date-time */
            at: string;
            /** @default 0 */
            duration_ms: number;
            /** @default false */
            ended: boolean;
            id: string;
            /** @default 0 */
            loops: number;
            /** @default  */
            session: string;
            /** @default  */
            source: string;
            video_id: string;
            watched_ms: number;
        };
        /**
         * WatchIn
         * @description Watch events of one client, 100 at most.
         */
        WatchIn: {
            events: components["schemas"]["WatchEventIn"][];
        };
        /**
         * WatchOut
         * @description How many events were taken; the others will never be. `now` lets a client set its clock.
         */
        WatchOut: {
            accepted: number;
            now: string;
            rejected: number;
        };
        /**
         * What
         * @description What happened to an account's security. Texts: `security_what_<value>` in the catalogues.
         * @enum {string}
         */
        What: "signed_in" | "signed_in_anew" | "sessions_ended" | "password_changed" | "email_change_asked" | "email_changed" | "email_change_undone" | "totp_added" | "totp_removed" | "passkey_added" | "passkey_removed" | "recovery_codes_made" | "recovery_code_used" | "stream_key_made" | "factors_removed" | "second_factor_refused" | "totp_replayed" | "recovery_code_expired" | "passkey_replayed" | "passkey_counter";
        /**
         * Why
         * @description Why a card is in the feed; `params` holds what the reason names, such as `interest`.
         */
        Why: {
            /**
             * Code
             * @enum {string}
             */
            code: "interest" | "following" | "popular" | "fresh" | "explore" | "unseen" | "seen_again";
            /**
             * Params
             * @default {}
             */
            params: {
                [key: string]: string;
            };
        };
        /**
         * HandOver
         * @description Who is to own the brand.
         */
        rampe__accounts__brands__schemas__HandOver: {
            /** Account Id */
            account_id: string;
        };
        /**
         * Reason
         * @description Why an upload did not become a video. Stable: the web client translates these codes.
         * @enum {string}
         */
        rampe__media__probe__Reason: "empty_file" | "not_a_video" | "truncated" | "no_video_stream" | "too_short" | "too_long" | "too_large_picture" | "too_small_picture" | "unsupported_container" | "unsupported_codec" | "damaged" | "timeout" | "too_much_memory" | "too_much_output" | "source_gone" | "storage_error" | "internal_error" | "cancelled" | "upload_expired";
        /**
         * Reason
         * @description Why something is reported, in the order in which it is offered.
         * @enum {string}
         */
        rampe__safety__models__Reason: "minor_safety" | "self_harm" | "violence" | "sexual" | "harassment" | "hate" | "privacy" | "impersonation" | "scam" | "spam" | "misinformation" | "rights" | "illegal" | "other";
        /**
         * HandOver
         * @description To whom of the staff a case is given.
         */
        rampe__safety__schemas__HandOver: {
            /** Account Id */
            account_id: string;
            /** Reason */
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    restore_me_api_v1_account_restorations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Restore"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `restore_token_invalid`: Sign in again to restore the account. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_up_api_v1_accounts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `sign_up_not_possible`: An account cannot be made with these details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_taken`: This handle is not free. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `weak_password`: This password is too easy to guess. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_block_api_v1_accounts__account_id__block_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `cannot_block_self`: You cannot block yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_block_api_v1_accounts__account_id__block_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_follow_api_v1_accounts__account_id__follow_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowOut"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `following_too_many`: You follow as many accounts as is possible. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `cannot_follow_self`: You cannot follow yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_follow_api_v1_accounts__account_id__follow_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_followers_api_v1_accounts__account_id__followers_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountItem_"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_following_api_v1_accounts__account_id__following_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountItem_"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_account_lives_api_v1_accounts__account_id__lives_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The host. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LiveOut_"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_mute_api_v1_accounts__account_id__mute_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `cannot_block_self`: You cannot block yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_mute_api_v1_accounts__account_id__mute_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_account_videos_api_v1_accounts__account_id__videos_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VideoCard_"];
                };
            };
            /** @description `account_not_found`: This account does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_acting_api_v1_acting_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acting"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_as_api_v1_acting_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActAs"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `age_required`: Not available at your age. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_asset_api_v1_assets__asset_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The asset. */
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetView"];
                };
            };
            /** @description `asset_not_found`: No such video file. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    post_retry_api_v1_assets__asset_id__retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The asset. */
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetView"];
                };
            };
            /** @description `asset_not_found`: No such video file. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `cannot_retry`: This cannot be tried again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_api_v1_brand_invitations__brand_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    accept_api_v1_brand_invitations__brand_id__accept_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `age_required`: Not available at your age. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation_not_found`: There is no such invitation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_brands_api_v1_brands_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandList"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_brand_api_v1_brands_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrandNew"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `age_required`: Not available at your age. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_taken`: This handle is not free. `already_brand`: This account is a brand already. `too_many_brands`: You own as many brands as one person may. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_brand_api_v1_brands__brand_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_brand_api_v1_brands__brand_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteBrand"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. `brand_is_own`: This brand is its owner's own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_not_typed`: Type the handle of the account to confirm. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_brand_api_v1_brands__brand_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrandChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    withdraw_api_v1_brands__brand_id__invitations__account_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
                /** @description Somebody of the team. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    hand_over_api_v1_brands__brand_id__owner_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["rampe__accounts__brands__schemas__HandOver"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. `proof_required`: Confirm first that it is you. `age_required`: Not available at your age. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. `owner_stays`: Hand the brand over first. `brand_is_own`: This brand is its owner's own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    restore_brand_api_v1_brands__brand_id__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `restore_token_invalid`: Sign in again to restore the account. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_site_api_v1_brands__brand_id__site_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. `no_site`: Give the address of the site first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_statistics_api_v1_brands__brand_id__statistics_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_team_api_v1_brands__brand_id__team_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    invite_api_v1_brands__brand_id__team_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invite"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. `already_in_team`: This member is of the team already. `team_full`: This team is full. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_api_v1_brands__brand_id__team_me_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `owner_stays`: Hand the brand over first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    set_role_api_v1_brands__brand_id__team__account_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
                /** @description Somebody of the team. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChoice"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. `owner_stays`: Hand the brand over first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_api_v1_brands__brand_id__team__account_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The brand's account. */
                brand_id: string;
                /** @description Somebody of the team. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `team_role_required`: Your role in the team does not allow this. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_leaving`: This brand is being deleted. `owner_stays`: Hand the brand over first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_comment_api_v1_comments__comment_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_comment_api_v1_comments__comment_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_target_owner`: Only the author may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_comment_like_api_v1_comments__comment_id__like_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeOut"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_comment_like_api_v1_comments__comment_id__like_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeOut"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_pin_api_v1_comments__comment_id__pin_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_target_owner`: Only the author may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_pin_api_v1_comments__comment_id__pin_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_target_owner`: Only the author may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_replies_api_v1_comments__comment_id__replies_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CommentOut_"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_by_link_api_v1_decisions_by_link_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDecision"];
                };
            };
            /** @description `decision_not_found`: There is no such decision. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    appeal_by_link_api_v1_decisions_by_link_appeal_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkAppealIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `decision_not_found`: There is no such decision. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `decision_reversed`: This decision no longer stands. `appeal_too_late`: This decision can no longer be appealed. `already_appealed`: You have appealed already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_as_demo_api_v1_demo_sessions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoSignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `demo_off`: There is no demo here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_email_change_api_v1_email_changes_undo_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenUse"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailChecked"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: Another account has this address. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: This link is no longer valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_email_check_api_v1_email_checks_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_already_checked`: The address is already confirmed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_email_api_v1_email_checks_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenUse"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailChecked"];
                };
            };
            /** @description `email_taken`: Another account has this address. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: This link is no longer valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_feed: {
        parameters: {
            query?: {
                limit?: number;
                /** @description From the last answer. */
                session?: string;
                /** @description A guest's, separated by commas. */
                interests?: string;
                /** @description A guest's, separated by commas; none: all. */
                languages?: string;
                /** @description The client holds no card yet: what was served may come again. */
                opening?: boolean;
                /** @description Show what was seen, oldest first. */
                again?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next cards. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedOut"];
                };
            };
            /** @description `interests_required`: Choose your interests first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_interest`: There is no such interest. `unknown_language`: There is no such language. `invalid`: The request is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_following_feed_api_v1_feed_following_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VideoCard_"];
                };
            };
            /** @description `interests_required`: Choose your interests first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_hashtag_api_v1_hashtags__tag__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A hashtag without `#`, in any spelling. */
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_hashtag_videos_api_v1_hashtags__tag__videos_get: {
        parameters: {
            query?: {
                order?: components["schemas"]["HashtagOrder"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A hashtag without `#`, in any spelling. */
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VideoCard_"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_instance_api_v1_instance_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instance"];
                };
            };
        };
    };
    get_lives_api_v1_lives_get: {
        parameters: {
            query?: {
                format?: components["schemas"]["Format"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LiveOut_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    post_live_api_v1_lives_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiveIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_too_young`: You are too young to host a live. `live_age_unknown`: Give your birth date before you host a live. `live_needs_followers`: You need more followers to host a live. `live_suspended`: You cannot host lives for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_running`: You already have a live. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_title_too_long`: This title is too long. `live_invites_too_many`: Too many people are invited. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_on_air_api_v1_lives_on_air_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnAirList"];
                };
            };
        };
    };
    get_live_api_v1_lives__live_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    patch_live_api_v1_lives__live_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiveEdit"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_ended`: This live is over. `live_started`: The live has already started. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_title_too_long`: This title is too long. `live_invites_too_many`: Too many people are invited. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_comments_api_v1_lives__live_id__comments_get: {
        parameters: {
            query?: {
                before?: number | null;
                after?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomCommentPage"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_comment_api_v1_lives__live_id__comments__comment_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
                /** @description The comment. */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_comment_not_found`: This comment does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_cover_api_v1_lives__live_id__cover_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: This picture is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad_image`: This picture cannot be read. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_cover_api_v1_lives__live_id__cover_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    post_end_api_v1_lives__live_id__end_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_real_api_v1_lives__live_id__make_real_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_too_young`: You are too young to host a live. `live_age_unknown`: Give your birth date before you host a live. `live_needs_followers`: You need more followers to host a live. `live_suspended`: You cannot host lives for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_running`: You already have a live. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_rehearsal`: This is not a rehearsal. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_play_api_v1_lives__live_id__play_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Play"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_recording_api_v1_lives__live_id__recording_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. `recording_not_found`: There is no recording. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    start_live_api_v1_lives__live_id__start_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_too_young`: You are too young to host a live. `live_age_unknown`: Give your birth date before you host a live. `live_needs_followers`: You need more followers to host a live. `live_suspended`: You cannot host lives for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_ended`: This live is over. `live_not_fed`: Nothing is being sent yet. `live_too_many`: Too many lives are running: try again later. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_inbox_api_v1_mail_inbox_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptMessages"];
                };
            };
            /** @description `inbox_off`: There is no local inbox here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_me_api_v1_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_me_api_v1_me_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccount"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `owns_brands`: Hand over or delete your brands first. `staff_stays`: Hand your role back first. `demo_stays`: This account belongs to the demo. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_not_typed`: Type the handle of the account to confirm. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_profile_api_v1_me_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `private_until_16`: An account is private until the 16th birthday. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    set_avatar_api_v1_me_avatar_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: This picture is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad_image`: This picture cannot be read. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_avatar_api_v1_me_avatar_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_birth_date_api_v1_me_birth_date_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BirthDateChoice"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up_not_possible`: An account cannot be made with these details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `birth_date_already_set`: The birth date is already set. `age_disputed`: Staff has to settle the age of this account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_blocks_api_v1_me_blocks_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountItem_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_bookmarked_videos_api_v1_me_bookmarked_videos_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VideoCard_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    become_brand_api_v1_me_brand_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BecomeBrand"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. `age_required`: Not available at your age. `shared_account`: Visitors of the demo share this account. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_brand`: This account is a brand already. `staff_is_no_brand`: Hand your role back first. `in_teams`: Leave your teams first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_not_typed`: Type the handle of the account to confirm. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    become_person_api_v1_me_brand_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. `not_as_brand`: Switch back to your own account first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_not_found`: There is no such brand. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_own_decisions_api_v1_me_decisions_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnDecision_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_own_decision_api_v1_me_decisions__decision_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDecision"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `decision_not_found`: There is no such decision. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    appeal_api_v1_me_decisions__decision_id__appeal_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `decision_not_found`: There is no such decision. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `decision_reversed`: This decision no longer stands. `appeal_too_late`: This decision can no longer be appealed. `already_appealed`: You have appealed already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_deleted_videos_api_v1_me_deleted_videos_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeletedVideo_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_deletion_api_v1_me_deletion_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletionInfo"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_email_api_v1_me_email_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. `shared_account`: Visitors of the demo share this account. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_already_checked`: The address is already confirmed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_email_change_api_v1_me_email_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenUse"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: Another account has this address. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: This link is no longer valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_email_change_api_v1_me_email_pending_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_exports_api_v1_me_exports_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExportOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_export_api_v1_me_exports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_open`: An archive is being made already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_export_api_v1_me_exports__export_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The archive. */
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_not_found`: There is no such archive. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_export_api_v1_me_exports__export_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The archive. */
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_not_found`: There is no such archive. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_in_the_making`: This archive is still being made. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_preferences_api_v1_me_feed_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPreferences"];
                };
            };
        };
    };
    patch_preferences_api_v1_me_feed_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedPreferencesEdit"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPreferences"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    post_reset_api_v1_me_feed_reset_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedReset"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_requests_api_v1_me_follow_requests_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountItem_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_request_api_v1_me_follow_requests__account_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `follow_request_not_found`: This request no longer exists. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_request_api_v1_me_follow_requests__account_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `follow_request_not_found`: This request no longer exists. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_follower_api_v1_me_followers__account_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The other account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_handle_api_v1_me_handle_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandleChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_taken`: This handle is not free. `handle_changed_lately`: The handle was changed only recently. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_hidden_authors_api_v1_me_hidden_authors_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HiddenAuthor_"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_hidden_author_api_v1_me_hidden_authors__author_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The author. */
                author_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_yourself`: Not oneself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_hidden_author_api_v1_me_hidden_authors__author_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The author. */
                author_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_hidden_hashtags_api_v1_me_hidden_hashtags_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HiddenHashtag_"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_hidden_hashtag_api_v1_me_hidden_hashtags__tag__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A hashtag, without #. */
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `too_many_hidden`: Too many hashtags are hidden. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad_hashtag`: This is not a hashtag. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_hidden_hashtag_api_v1_me_hidden_hashtags__tag__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A hashtag, without #. */
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_hidden_videos_api_v1_me_hidden_videos_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VideoCard_"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_history_api_v1_me_history_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HistoryItem_"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_history_api_v1_me_history_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_from_history_api_v1_me_history__video_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    choose_interests_api_v1_me_interests_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterestsChoice"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_own_live_api_v1_me_live_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnLive"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_key_api_v1_me_live_key_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamKey"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. `live_too_young`: You are too young to host a live. `live_age_unknown`: Give your birth date before you host a live. `live_needs_followers`: You need more followers to host a live. `live_suspended`: You cannot host lives for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_key_api_v1_me_live_key_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_mutes_api_v1_me_mutes_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountItem_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_settings_api_v1_me_notification_settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_settings_api_v1_me_notification_settings_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `quiet_nights_kept`: Quiet nights stay on until the 18th birthday. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `topic_fixed`: These notifications cannot be turned off. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_notifications_api_v1_me_notifications_get: {
        parameters: {
            query?: {
                topic?: components["schemas"]["Topic"] | null;
                /** @description Only these, if shown. */
                ids?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_NotificationOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_read_api_v1_me_notifications_read_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_seen_api_v1_me_notifications_seen_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_unread_api_v1_me_notifications_unread_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_notification_api_v1_me_notifications__notification_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `notification_not_found`: This notification no longer exists. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    add_passkey_api_v1_me_passkeys_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyCreation"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAdded"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. `passkey_refused`: This passkey was refused. `passkey_replayed`: This answer came twice or too late: try again. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkeys_off`: Passkeys need a host name. `too_many_passkeys`: Remove a passkey first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_passkey_options_api_v1_me_passkeys_options_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkeys_off`: Passkeys need a host name. `too_many_passkeys`: Remove a passkey first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_passkey_api_v1_me_passkeys__passkey_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey_not_found`: There is no such passkey. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    rename_passkey_api_v1_me_passkeys__passkey_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyRenaming"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyInfo"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey_not_found`: There is no such passkey. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_password_api_v1_me_password_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. `shared_account`: Visitors of the demo share this account. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `weak_password`: This password is too easy to guess. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove_api_v1_me_proof_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proven"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_refused`: This does not prove that it is you. `code_refused`: This code is not right. `code_replayed`: This code was already used: wait for the next one. `recovery_code_expired`: This recovery code is no longer valid. `passkey_refused`: This passkey was refused. `passkey_replayed`: This answer came twice or too late: try again. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_proof_options_api_v1_me_proof_passkey_options_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkeys_off`: Passkeys need a host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_publishing_api_v1_me_publishing_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishingPreferences"];
                };
            };
        };
    };
    put_publishing_api_v1_me_publishing_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishingPreferences"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishingPreferences"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_recovery_codes_api_v1_me_recovery_codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_second_factor`: There is no second factor. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_own_reports_api_v1_me_reports_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnReport_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_searches_api_v1_me_searches_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecentSearchPage"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_search_api_v1_me_searches_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecentSearchIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchKept"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_searches_api_v1_me_searches_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_pause_api_v1_me_searches_pause_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchPauseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_search_api_v1_me_searches__search_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                search_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `search_not_found`: This search is not in your list. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_security_api_v1_me_security_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityOverview"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_security_events_api_v1_me_security_events_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SecurityLine_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_totp_api_v1_me_totp_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSetupInfo"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `totp_on`: An authenticator app is already set up. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_totp_api_v1_me_totp_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `totp_off`: No authenticator app is being set up. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_totp_api_v1_me_totp_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpAdded"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. `code_refused`: This code is not right. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `totp_off`: No authenticator app is being set up. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_own_videos_api_v1_me_videos_get: {
        parameters: {
            query?: {
                state?: "draft" | "scheduled" | "published";
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VideoCard_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    find_account_api_v1_moderation_accounts_get: {
        parameters: {
            query: {
                handle: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffAccount"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    settle_age_api_v1_moderation_accounts__account_id__birth_date_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgeJudgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `brand_has_no_age`: A brand has no birth date. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_history_api_v1_moderation_accounts__account_id__decisions_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DecisionOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_grant_api_v1_moderation_accounts__account_id__live_grant_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `not_yourself`: Somebody else has to do this. `admin_only`: Only an administrator may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    appoint_api_v1_moderation_accounts__account_id__role_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Appointment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_actions_api_v1_moderation_actions_get: {
        parameters: {
            query?: {
                act?: components["schemas"]["Act"] | null;
                actor_id?: string | null;
                owner_id?: string | null;
                case_id?: string | null;
                kind?: string | null;
                since?: string | null;
                before?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActionOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_journal_check_api_v1_moderation_actions_check_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalCheckOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_appeals_api_v1_moderation_appeals_get: {
        parameters: {
            query?: {
                state?: "open" | "decided";
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AppealOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    answer_appeal_api_v1_moderation_appeals__appeal_id__decision_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. `another_person`: Another person has to decide on this appeal. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `appeal_not_found`: There is no such appeal. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `appeal_decided`: This appeal is decided. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_cases_api_v1_moderation_cases_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["CaseState"];
                kind?: string | null;
                source?: components["schemas"]["Source"] | null;
                minor?: boolean | null;
                claimed?: ("free" | "mine") | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CaseOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    open_case_api_v1_moderation_cases_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `target_not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_kind`: This cannot be reported. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_case_api_v1_moderation_cases__case_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_not_found`: There is no such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    hand_over_api_v1_moderation_cases__case_id__assignee_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["rampe__safety__schemas__HandOver"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_not_found`: There is no such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_decided`: This case is decided. `case_claimed`: Somebody else works on this case. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `cannot_take_case`: This person may not decide this case. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claim_api_v1_moderation_cases__case_id__claim_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_not_found`: There is no such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_decided`: This case is decided. `case_claimed`: Somebody else works on this case. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    release_api_v1_moderation_cases__case_id__claim_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_not_found`: There is no such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_colleagues_api_v1_moderation_cases__case_id__colleagues_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffAccount"][];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_not_found`: There is no such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    decide_api_v1_moderation_cases__case_id__decision_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_not_found`: There is no such case. `target_not_found`: There is no such thing. `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_decided`: This case is decided. `case_claimed`: Somebody else works on this case. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad_verdict`: This decision does not hold together. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_case_reports_api_v1_moderation_cases__case_id__reports_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReportOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_not_found`: There is no such case. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reverse_api_v1_moderation_decisions__decision_id__reverse_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Judgement"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `admin_only`: Only an administrator may do this. `not_yourself`: Somebody else has to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `decision_not_found`: There is no such decision. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `decision_reversed`: This decision no longer stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_grants_api_v1_moderation_live_grants_get: {
        parameters: {
            query?: {
                /** @description Only this account's. */
                account_id?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GrantOut_"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    stop_live_api_v1_moderation_lives__live_id__stop_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The live. */
                live_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiveStop"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. `not_yourself`: Somebody else has to do this. `admin_only`: Only an administrator may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `live_not_found`: This live does not exist, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_summary_api_v1_moderation_summary_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSummary"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_only`: Only staff may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_oembed_api_v1_oembed_get: {
        parameters: {
            query: {
                /** @description The page of a video. */
                url: string;
                maxwidth?: number | null;
                maxheight?: number | null;
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OEmbed"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_installation_api_v1_operator_installation_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Installation"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_settings_api_v1_operator_settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorSettings"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_passkey_options_api_v1_passkey_options_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description `passkeys_off`: Passkeys need a host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_reset_api_v1_password_resets_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_password_api_v1_password_resets_confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `token_invalid`: This link is no longer valid. `weak_password`: This password is too easy to guess. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_profile_api_v1_profiles__handle__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOut"];
                };
            };
            /** @description The account's new handle. */
            308: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    report_api_v1_reports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `target_not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_kind`: This cannot be reported. `cannot_report_own`: This is yours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_retention_api_v1_retention_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
        };
    };
    make_ticket_api_v1_rt_ticket_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_search_api_v1_search_get: {
        parameters: {
            query?: {
                q?: string;
                kind?: components["schemas"]["SearchKind"];
                /** @description Of lives. */
                format?: components["schemas"]["Format"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchOut"];
                };
            };
            /** @description `query_too_long`: This search is too long. `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_popular_api_v1_search_popular_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PopularSearches"];
                };
            };
        };
    };
    get_session_api_v1_session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
        };
    };
    get_sessions_api_v1_sessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_api_v1_sessions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `bad_credentials`: Login or password is not right. `second_factor_required`: Confirm with your second factor. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `suspended`: This account is suspended. `deletion_pending`: This account is being deleted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_other_sessions_api_v1_sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_api_v1_sessions_current_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sign_in_by_passkey_api_v1_sessions_passkey_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `passkey_refused`: This passkey was refused. `passkey_replayed`: This answer came twice or too late: try again. `suspended`: This account is suspended. `deletion_pending`: This account is being deleted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkeys_off`: Passkeys need a host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_by_second_factor_api_v1_sessions_second_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactor"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `suspended`: This account is suspended. `deletion_pending`: This account is being deleted. `proof_refused`: This does not prove that it is you. `code_refused`: This code is not right. `code_replayed`: This code was already used: wait for the next one. `recovery_code_expired`: This recovery code is no longer valid. `passkey_refused`: This passkey was refused. `passkey_replayed`: This answer came twice or too late: try again. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkeys_off`: Passkeys need a host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_expired`: Start signing in again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_second_options_api_v1_sessions_second_options_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PendingChallenge"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description `passkeys_off`: Passkeys need a host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_expired`: Start signing in again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session_api_v1_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `sign_in_required`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `proof_required`: Confirm first that it is you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_not_found`: There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_suggested_accounts_api_v1_suggest_accounts_get: {
        parameters: {
            query?: {
                /** @description What was typed so far; may be empty. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountHit"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_suggested_follows_api_v1_suggest_follow_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FollowSuggestion_"];
                };
            };
            /** @description `bad_cursor`: The cursor is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_dismissal_api_v1_suggest_follow__account_id__dismissal_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whom not to suggest. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `account_not_found`: There is no such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_dismissal_api_v1_suggest_follow__account_id__dismissal_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whom not to suggest. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_suggested_hashtags_api_v1_suggest_hashtags_get: {
        parameters: {
            query?: {
                /** @description What was typed so far; may be empty. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HashtagHit"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_suggested_api_v1_suggest_search_get: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchOut"];
                };
            };
            /** @description `query_too_long`: This search is too long. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_upload_api_v1_uploads_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `bad_upload_request`: The upload request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_uploads`: Finish another upload first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `tus_version`: Only tus 1.0.0 is spoken here. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_too_large`: The file is too large. `quota_exceeded`: Your storage is used up. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `empty_file`: The file is empty. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: The server has no space left. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describe_uploads_api_v1_uploads_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_upload_api_v1_uploads__upload_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The upload. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `upload_not_found`: No such upload. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `upload_locked`: Another request is writing this upload. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    head_upload_api_v1_uploads__upload_id__head: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The upload. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `upload_not_found`: No such upload. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_expired`: The upload has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    patch_upload_api_v1_uploads__upload_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The upload. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_upload_request`: The upload request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_not_found`: No such upload. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `offset_mismatch`: The offset does not match. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_expired`: The upload has expired. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_too_large`: The file is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_content_type`: Send application/offset+octet-stream. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `upload_locked`: Another request is writing this upload. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `checksum_mismatch`: The checksum does not match. */
            460: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_video_api_v1_videos_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `asset_not_found`: This upload does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `caption_too_long`: This caption is too long. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_bookmark_api_v1_videos__target_id__bookmark_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookmarkOut"];
                };
            };
            /** @description `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_bookmark_api_v1_videos__target_id__bookmark_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookmarkOut"];
                };
            };
            /** @description `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_comments_api_v1_videos__target_id__comments_get: {
        parameters: {
            query?: {
                filter?: components["schemas"]["CommentFilter"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            /** @description `not_target_owner`: Only the author may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    post_comment_api_v1_videos__target_id__comments_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            /** @description `comments_closed`: Comments are closed here. `restricted`: A decision keeps you from doing this for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_not_found`: This comment no longer exists. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `client_id_taken`: This comment was sent before, and is not here. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `comment_too_long`: This comment is too long. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_like_api_v1_videos__target_id__like_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeOut"];
                };
            };
            /** @description `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_like_api_v1_videos__target_id__like_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeOut"];
                };
            };
            /** @description `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_share_api_v1_videos__target_id__shares_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                target_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareOut"];
                };
            };
            /** @description `target_not_found`: This no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_video_api_v1_videos__video_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_video_api_v1_videos__video_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    patch_video_api_v1_videos__video_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoEdit"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `restricted`: A decision keeps you from doing this for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `caption_too_long`: This caption is too long. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_captions_api_v1_videos__video_id__captions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionsOut"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_captions_text_api_v1_videos__video_id__captions__language__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
                /** @description BCP 47: language, script, region; such as pt-BR. */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WebVTT */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/vtt": string;
                };
            };
            /** @description `captions_not_found`: There are no subtitles in this language. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_captions_api_v1_videos__video_id__captions__language__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
                /** @description BCP 47: language, script, region; such as pt-BR. */
                language: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/vtt": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionsOut"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_languages`: This video has subtitles in too many languages. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `captions_invalid`: These subtitles cannot be read. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_captions_api_v1_videos__video_id__captions__language__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
                /** @description BCP 47: language, script, region; such as pt-BR. */
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. `captions_not_found`: There are no subtitles in this language. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_download_api_v1_videos__video_id__download_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_downloadable`: This video cannot be downloaded. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `download_preparing`: The file is being prepared. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_download_api_v1_videos__video_id__download_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            /** @description `not_downloadable`: This video cannot be downloaded. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_hide_api_v1_videos__video_id__hide_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_hide_api_v1_videos__video_id__hide_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    publish_video_api_v1_videos__video_id__publish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `restricted`: A decision keeps you from doing this for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `asset_failed`: This upload could not be made playable. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    restore_video_api_v1_videos__video_id__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `removed_by_staff`: This video was removed by moderation. `restricted`: A decision keeps you from doing this for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_schedule_api_v1_videos__video_id__schedule_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `restricted`: A decision keeps you from doing this for now. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_published`: This video is already published. `asset_failed`: This upload could not be made playable. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_zone`: This time zone is not known. `schedule_too_soon`: This time is too soon. `schedule_too_far`: This time is too far away. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_schedule_api_v1_videos__video_id__schedule_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_published`: This video is already published. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_trim_api_v1_videos__video_id__trim_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrimIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_published`: This video is already published. `cannot_trim`: This video can no longer be cut. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_trim_api_v1_videos__video_id__trim_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The video. */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCard"];
                };
            };
            /** @description `video_not_found`: This video no longer exists, or you may not see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_published`: This video is already published. `cannot_trim`: This video can no longer be cut. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_watch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchIn"];
                "text/plain": components["schemas"]["WatchIn"];
            };
        };
        responses: {
            /** @description The bus holds the events that were accepted. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchOut"];
                };
            };
            /** @description `bad_watch_batch`: The watch events cannot be read. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
