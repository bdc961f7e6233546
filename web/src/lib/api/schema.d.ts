/** Generated from the OpenAPI document by `npm run api`; do not edit. */

export interface paths {
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
         * @description Mute an account.
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
    "/api/v1/comments/{comment_id}": {
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
        get: operations["get_feed_api_v1_feed_get"];
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
        delete?: never;
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
    "/api/v1/me/bookmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Bookmarks
         * @description List the targets that the caller keeps.
         */
        get: operations["get_bookmarks_api_v1_me_bookmarks_get"];
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
         * @description Correct an address that is not proved yet; the link is mailed to the new one.
         */
        put: operations["change_email_api_v1_me_email_put"];
        post?: never;
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
         * @description Set another password; the member's other sessions end.
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
         * @description Prove that it is the member; for ten minutes this session may do dangerous things.
         */
        post: operations["prove_api_v1_me_proof_post"];
        delete?: never;
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
    "/api/v1/me/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Videos
         * @description List one's own drafts or published videos.
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
    "/api/v1/moderation/accounts/{account_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reinstate
         * @description Bring a suspended account back, or decide that a reported one may stay.
         */
        post: operations["reinstate_api_v1_moderation_accounts__account_id__restore_post"];
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
    "/api/v1/moderation/accounts/{account_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend
         * @description Suspend an account: it is gone for everybody, and signed out everywhere, at once.
         */
        post: operations["suspend_api_v1_moderation_accounts__account_id__suspend_post"];
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
         * @description List what staff did, the latest first.
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
    "/api/v1/moderation/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reports
         * @description List reports: those that concern minors first, then the oldest.
         */
        get: operations["get_reports_api_v1_moderation_reports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/{kind}/{target_id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide
         * @description Take a thing out of sight and close its reports.
         */
        post: operations["hide_api_v1_moderation__kind___target_id__hide_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moderation/{kind}/{target_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show
         * @description Bring a hidden thing back, or decide that a reported one may stay; its reports close.
         */
        post: operations["show_api_v1_moderation__kind___target_id__restore_post"];
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
         * @description Sign in with a handle or an address.
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
         * @description Delete one's own video, for everybody at once.
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
         * @description Publish one's draft. Others see it once its asset is ready; so long, it has no moment.
         */
        post: operations["publish_video_api_v1_videos__video_id__publish_post"];
        delete?: never;
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
         * @description What staff can do.
         * @enum {string}
         */
        Act: "hide" | "restore" | "suspend" | "reinstate" | "correct_birth_date" | "set_role";
        /**
         * ActionOut
         * @description A line of what staff did.
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
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            owner: components["schemas"]["StaffAccount"] | null;
            /** Reason */
            reason: string;
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
         * Appointment
         * @description A role for an account.
         */
        Appointment: {
            /** Reason */
            reason: string;
            role: components["schemas"]["Role"];
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
            sprite: components["schemas"]["SpriteOut"] | null;
            state: components["schemas"]["AssetState"];
            /** Width */
            width: number | null;
        };
        /**
         * Band
         * @description The three bands on which rules for minors depend.
         * @enum {string}
         */
        Band: "under_16" | "16_17" | "adult";
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
         * BookmarkItem
         * @description A kept target; the domain of its kind shows it.
         */
        BookmarkItem: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Kind */
            kind: string;
            /** Target Id */
            target_id: string;
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
         * Capabilities
         * @description What the member may do now.
         */
        Capabilities: {
            /** Administer */
            administer: boolean;
            /** Comment */
            comment: boolean;
            /** Moderate */
            moderate: boolean;
            /** Publish */
            publish: boolean;
        };
        /**
         * Channel
         * @description By which way a target left: a copied link, or the device's own share sheet.
         * @enum {string}
         */
        Channel: "link" | "web_share";
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
         * CurrentSession
         * @description Who is signed in; nobody is null.
         */
        CurrentSession: {
            me: components["schemas"]["Me"] | null;
        };
        /**
         * DemoInfo
         * @description Whether this installation shows the demo, and with whom.
         */
        DemoInfo: {
            /** Active */
            active: boolean;
            /** Cast */
            cast: components["schemas"]["DemoMember"][];
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
         * EmailChange
         * @description Another address, by who knows the password.
         */
        EmailChange: {
            /**
             * Email
             * Format: email
             */
            email: string;
            /** Password */
            password: string;
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
         * Gender
         * @description What a member may say of themself; shown to nobody else.
         * @enum {string}
         */
        Gender: "woman" | "man" | "other";
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
         * HashtagOut
         * @description A hashtag as the caption writes it, and as hashtags are compared.
         */
        HashtagOut: {
            /** Folded */
            folded: string;
            /** Tag */
            tag: string;
        };
        /** Instance */
        Instance: {
            /** Countries */
            countries: string[];
            demo: components["schemas"]["DemoInfo"];
            /** Interests */
            interests: components["schemas"]["InterestInfo"][];
            /** Languages */
            languages: string[];
            /** Mail Inbox */
            mail_inbox: boolean;
            /** Min Age */
            min_age: number;
            /** Min Interests */
            min_interests: number;
            /** Name */
            name: string;
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
         * Judgement
         * @description Why staff acts.
         */
        Judgement: {
            /** Reason */
            reason: string;
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
         * Me
         * @description The signed-in member's own account, private parts included.
         */
        Me: {
            /** Avatar Url */
            avatar_url: string | null;
            band: components["schemas"]["Band"];
            /** Bio */
            bio: string;
            /** Birth Date */
            birth_date: string | null;
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
        /** Page[BookmarkItem] */
        Page_BookmarkItem_: {
            /** Items */
            items: components["schemas"]["BookmarkItem"][];
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
         * PasswordChange
         * @description Another password, by who knows the present one.
         */
        PasswordChange: {
            /** Current */
            current: string;
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
         * Reason
         * @description Why something is reported, in the order in which it is offered.
         * @enum {string}
         */
        "Reason-Input": "minor_safety" | "self_harm" | "violence" | "sexual" | "harassment" | "hate" | "privacy" | "impersonation" | "scam" | "spam" | "misinformation" | "rights" | "illegal" | "other";
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
         * @description A report as staff reads it.
         */
        ReportOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Details */
            details: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Minor */
            minor: boolean;
            owner: components["schemas"]["StaffAccount"] | null;
            reason: components["schemas"]["rampe__safety__models__Reason"];
            reporter: components["schemas"]["StaffAccount"] | null;
            /** Reports */
            reports: number;
            state: components["schemas"]["ReportState"];
            target: components["schemas"]["TargetOut"] | null;
            /** Target Id */
            target_id: string;
        };
        /**
         * ReportState
         * @description Whether staff has decided.
         * @enum {string}
         */
        ReportState: "open" | "decided";
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
         * Role
         * @description What an account may do beyond its own things.
         * @enum {string}
         */
        Role: "member" | "moderator" | "admin";
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
            /** Has Password */
            has_password: boolean;
            /** Methods */
            methods: components["schemas"]["Method"][];
            /** Passkeys */
            passkeys: number;
            /** Proved Until */
            proved_until: string | null;
            /** Recovery Codes */
            recovery_codes: number;
            /** Totp */
            totp: boolean;
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
            /** Avatar Url */
            avatar_url: string | null;
            band: components["schemas"]["Band"];
            /** Bio */
            bio: string;
            /** Birth Date */
            birth_date: string | null;
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
        State: "draft" | "published" | "deleted";
        /**
         * Status
         * @description Whether an account exists for others.
         * @enum {string}
         */
        Status: "active" | "suspended" | "deleted";
        /**
         * TargetOut
         * @description The reported thing; null where it no longer exists.
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
        What: "signed_in" | "signed_in_anew" | "sessions_ended" | "password_changed" | "email_change_asked" | "email_changed" | "email_change_undone" | "totp_added" | "totp_removed" | "passkey_added" | "passkey_removed" | "recovery_codes_made" | "recovery_code_used" | "factors_removed" | "second_factor_refused" | "totp_replayed" | "recovery_code_expired" | "passkey_replayed" | "passkey_counter";
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
    get_feed_api_v1_feed_get: {
        parameters: {
            query?: {
                limit?: number;
                /** @description From the last answer. */
                session?: string;
                /** @description A guest's, separated by commas. */
                interests?: string;
                /** @description Show what was seen, oldest first. */
                again?: boolean;
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
                    "application/json": components["schemas"]["FeedOut"];
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
            /** @description `unknown_interest`: There is no such interest. */
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
            /** @description `birth_date_already_set`: The birth date is already set. */
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
    get_bookmarks_api_v1_me_bookmarks_get: {
        parameters: {
            query?: {
                kind?: string;
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
                    "application/json": components["schemas"]["Page_BookmarkItem_"];
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
            /** @description `sign_in_required`: Sign in first. `bad_credentials`: Login or password is not right. */
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
            /** @description `sign_in_required`: Sign in first. `bad_credentials`: Login or password is not right. */
            401: {
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
            /** @description `proof_refused`: This does not prove that it is you. `code_refused`: This code is not right. `code_replayed`: This code was already used: wait for the next one. `recovery_code_expired`: This recovery code is no longer valid. */
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
    get_own_videos_api_v1_me_videos_get: {
        parameters: {
            query?: {
                state?: "draft" | "published";
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
    reinstate_api_v1_moderation_accounts__account_id__restore_post: {
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
    suspend_api_v1_moderation_accounts__account_id__suspend_post: {
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
    get_reports_api_v1_moderation_reports_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["ReportState"];
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
    hide_api_v1_moderation__kind___target_id__hide_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                target_id: string;
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
    show_api_v1_moderation__kind___target_id__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                target_id: string;
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
            /** @description `bad_credentials`: Login or password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `suspended`: This account is suspended. */
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
            /** @description `comments_closed`: Comments are closed here. */
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
