/// The attacker's view: what was tried against this application, and which test holds it. Tests of single rooms stay in
/// their rooms; here are those that walk all of them. `IndexTest` holds this list against what there is.
///
/// ### OWASP API Security Top 10 (2023)
/// - API1 broken object level authorization:
///   `trust.ArticleStatesTest#everyStateAllowsWhatTheTableSays`,
///   `editorial.OwnDraftsTest#nothingChangesWhenAnAuthorReachesForOtherPeoplesArticles`,
///   `syndication.PartnerWebhooksTest#webhookIsItsOwnersAlone`
/// - API2 broken authentication:
///   `staff.LockOutTest#guessesThatComeAllAtOnceDoNotSlipPast`,
///   `staff.SessionsTest#anyOtherCredentialIsUnauthorized`,
///   `staff.OpenIdConnectTest#forgedTokensAreRefused`
/// - API3 broken object property level authorization:
///   `trust.MassAssignmentTest#membersThatNobodyOfferedAreRefused`,
///   `trust.SecretsTest#secretStandsInNoProblemNoListNoMetricAndNotInTheDocument`
/// - API4 unrestricted resource consumption:
///   `shared.http.ProblemsEverywhereTest#tooLongAddressesAndHeadersAreRefused`,
///   `partner.DoorTest#whoComesTooFastWaits`,
///   `media.PictureReaderTest#bombIsRefusedByItsHeader`,
///   `transfer.NdjsonRecordsTest#whatUnpacksToMoreThanIsTakenInEndsWithASentence`,
///   `shared.http.SlowClientsTest#drippingHeadsAndBodiesAreCutOffWhileOthersAreServed`
/// - API5 broken function level authorization:
///   `trust.AllowedTest#nobodyElseGetsInAndTheDatabaseStaysAsItWas`,
///   `trust.AllowedTest#whoMayIsLetIn`
/// - API6 unrestricted access to sensitive business flows:
///   `viewcount.LateViewsTest#whatIsReportedAgainDoesNotCountAgain`,
///   `slot.SlotEventsTest#whatComesAfterTheCapIsAcknowledgedApart`
/// - API7 server side request forgery:
///   `trust.InnerAddressesTest#whatOnlyWeCanReachIsNeverCalledForAnybody`
/// - API8 security misconfiguration:
///   `shared.http.ReaderAnswersTest#staffsAreaIsOpenToNoOtherOrigin`,
///   `staff.FirstAdminTest#unusableSettingsStopTheStartWithASentence`,
///   `shared.http.ProblemsEverywhereTest#problemsTellNothingOfTheInside`
/// - API9 improper inventory management:
///   `trust.AllowedTest#everyOperationStandsInTheTable`,
///   `shared.openapi.OpenApiFileTest#fileSaysWhatTheApplicationServes`
/// - API10 unsafe consumption of APIs:
///   `shared.outbound.OutboundTest#redirectIsNotFollowed`,
///   `webhook.DeliveryTest#ofAnEndlessAnswerLittleIsReadAndLessKept`,
///   `transfer.WordPressTest#documentTypesAreNotRead`
///
/// ### Reading what is not public
/// - drafts through filters, sorts, relations, counts, fields, cursors, search, feeds, pages, slots, partners:
///   `trust.DraftsStayInsideTest#nothingOfWhatReadersMayNotSeeIsEverTold`,
///   `article.UnseenArticlesTest#draftIsNotFoundJustAsWhatNeverWas`,
///   `syndication.EntitlementTest#nothingOutsideAPlanEverLeaves`
/// - what was killed:
///   `syndication.KilledEverywhereTest#killedStoryIsNowhereWhenStaffHaveTheirAnswer`
/// - private members through errors, sorting, fields:
///   `trust.ChosenByCallersTest#whatIsPrivateIsNoOrderNoFieldAndNoFilter`,
///   `shared.http.ProblemsEverywhereTest#problemsTellNothingOfTheInside`
/// - secrets in logs, problems, metrics, the document:
///   `trust.SecretsTest#secretStandsInNoProblemNoListNoMetricAndNotInTheDocument`,
///   `partner.SecretsInLogsTest#noKeyIsLoggedWhateverIsDoneWithIt`,
///   `start.MetricsTest#labelsAreNeitherSecretsNorWithoutEnd`,
///   `transfer.ArchivePicturesTest#noSecretGoesOut`
/// - log injection:
///   `shared.log.OneLineTest#whatWasSentMakesNoLineOfItsOwn`
///
/// ### Getting in
/// - session fixation:
///   `staff.SessionsTest#loggingInDoesNotLookAtCredentials`
/// - a new password ends sessions:
///   `staff.StaffKeptTest#passwordThatOneChangesEndsOnesOtherSessions`,
///   `staff.StaffKeptTest#passwordThatAnAdminResetsEndsAllSessions`
/// - scope and role escalation:
///   `trust.AllowedTest#nobodyElseGetsInAndTheDatabaseStaysAsItWas`,
///   `staff.TokensTest#tokenNeverExceedsItsOwnersRole`,
///   `staff.TokensTest#scopesBoundWhatATokenDoes`,
///   `partner.PartnersForStaffTest#whoRotatesTheirOwnKeyDoesNotOutliveItsEnd`
/// - mass assignment:
///   `trust.MassAssignmentTest#membersThatNobodyOfferedAreRefused`,
///   `editorial.FaultsTest#unknownMembersAreRefusedNamingTheKnown`
/// - timing of logins and keys:
///   `staff.SessionsTest#unknownAddressTakesAsLongAsAWrongPassword`,
///   `staff.SessionsTest#wrongPasswordUnknownAndMalformedAddressGetTheSameAnswer`,
///   `partner.DoorTest#keysThatDoNotWorkAreAllAnsweredAlike`
/// - limits keyed on what callers choose:
///   `trust.ChosenByCallersTest#addressesThatCallersPutBeforeTheirOwnMoveNoLimit`,
///   `trust.ChosenByCallersTest#addressThatNoProxyOfOursHasToldOpensNoKey`,
///   `shared.http.ClientAddressTest#nobodyIsTrustedUnlessNamed`
/// - what is revoked or suspended is dead within a second:
///   `staff.TokensTest#revokedAndExpiredTokensAreRefusedAtOnce`,
///   `staff.StaffKeptTest#suspensionEndsSessionsAndTokensAtOnceUntilReinstated`,
///   `edge.PartnersKeptTest#nobodyGetsInThroughWhatIsKept`,
///   `partner.LicencesTest#anotherNodeForgetsWhatTheLogNames`,
///   `syndication.LongPollTest#keyThatIsRevokedWaitsNoLonger`,
///   `syndication.StreamTest#suspendedPartnersStreamEnds`
/// - the database is the same after every refusal:
///   `trust.AllowedTest#nobodyElseGetsInAndTheDatabaseStaysAsItWas`
///
/// ### What is written and shown again
/// - stored XSS through HTML, Markdown, embeds, mutations:
///   `article.body.HostileHtmlTest#nothingThatRunsComesThrough`,
///   `editorial.HostileTextTest#hostileHtmlReachesNoReader`,
///   `editorial.HostileTextTest#hostileMarkdownReachesNoReader`,
///   `trust.SecondEntryTest#hostileTextIsCleanedWhicheverWayItComesIn`
/// - stored XSS through SVG, pictures that are something else:
///   `trust.SecondEntryTest#whatIsNoPictureIsRefusedAtEveryDoor`,
///   `media.MediaAdminTest#whatHangsOnThePictureIsDropped`,
///   `media.MediaWorkTest#uploadsAreNeverServed`
/// - unsafe addresses:
///   `trust.SecondEntryTest#unsafeAddressIsRefusedInEveryBody`,
///   `editorial.HostileTextTest#unsafeLinksAreRefusedWhereverTheyStand`,
///   `slot.KeepSlotsTest#addressThatNoClickMayFollowIsRefused`
/// - a second entry without the check of the first:
///   `trust.SecondEntryTest#hostileTextIsCleanedWhicheverWayItComesIn`,
///   `editorial.BulkTest#itemWithAnUnknownTagOrCategoryIsRefused`,
///   `transfer.ArchivePicturesTest#filesThatAreNotWhatTheySayStayOut`,
///   `transfer.ArchiveRoundTripTest#rowsThatAreNoneAreRefused`
/// - formulas in CSV:
///   `shared.text.CsvTest#nothingBecomesAFormula`
///
/// ### Addresses and bytes
/// - SSRF, DNS rebinding:
///   `shared.outbound.AddressGuardTest#privateAddressIsRefused`,
///   `shared.outbound.ChangingNamesTest#nameThatChangesBetweenCheckAndCallLeadsNowhere`,
///   `webhook.WebhooksForStaffTest#addressOfOurOwnNetworkIsRefusedWhenItIsWrittenAndWhenItIsCalled`,
///   `site.LinkCheckTest#addressOfOurOwnNetworkIsNotAskedFor`
/// - path traversal:
///   `media.MediaRouteTest#everyOtherNameIsNotFound`,
///   `media.MediaRouteTest#symbolicLinkIsNotFollowed`,
///   `media.MediaUploadTest#nameIsShownAndLeadsNowhere`,
///   `trust.SecondEntryTest#archiveThatNamesFilesElsewhereWritesNone`,
///   `start.BackupTest#pictureThatLiesOutsideOfItsFolderIsRefused`
/// - open redirect:
///   `trust.OtherSpellingsTest#formerAddressLeadsToNoOtherHost`,
///   `slot.ClicksTest#whatWeHaveNotMadeLeadsNowhere`,
///   `slot.ClickAddressTest#addressThatIsNotWhatItLooksLikeIsRefused`
/// - filters passed by case, slashes, encoding:
///   `trust.OtherSpellingsTest#everySpellingOfAPrivateAddressIsPrivate`
/// - cache poisoning:
///   `edge.EdgeTest#headersOfTheFirstShapeNothingForTheOthers`,
///   `edge.EdgeTest#hostOfTheFirstShapesNothing`,
///   `edge.AddressTest#whatMayBeReadInTwoWaysIsNotKept`,
///   `trust.OtherSpellingsTest#whatOneSpellingKeepsOthersDoNotGet`
/// - cache deception:
///   `trust.OtherSpellingsTest#everySpellingOfAPrivateAddressIsPrivate`,
///   `edge.EdgeTest#onlyReadersAnswersGoThroughTheEdge`
/// - request smuggling:
///   `trust.RequestSmugglingTest#lengthThatIsToldInTwoWaysEndsTheConnection`,
///   `trust.RequestSmugglingTest#chunkThatIsNoneEndsTheConnection`
/// - two `Host` headers, absolute form:
///   `trust.RequestSmugglingTest#headThatTwoServersReadDifferentlyIsRefused`,
///   `trust.RequestSmugglingTest#hostThatIsAskedForStandsInNoAnswer`
/// - ReDoS:
///   `trust.EvilPatternsTest#longTextInAnyParameterIsNoWork`,
///   `trust.EvilPatternsTest#longTextInAnyHeaderIsNoWork`,
///   `article.body.BodyFromMarkdownTest#pathologicalMarkdownIsSurvived`
package io.masthead.trust;
