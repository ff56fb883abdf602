package sendgrid

import (
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestOneRevokedKeyOfSeveralIsANoticeOnADashboardAndAnErrorOfAnAlertRule(t *testing.T) {
	to := connect(t)
	plugin, source := start(t), withRevokedKey(t, to)
	for _, model := range []host.Model{
		stats(host.Model{"metrics": []string{"requests"}}),
		{"refId": "A", "queryType": "credits", "figures": []string{"remain"}},
		{"refId": "A", "queryType": "reputation"},
	} {
		queryType := model["queryType"]
		shown := ask(t, plugin, source, settled(), host.DashboardHeaders(), model)
		if shown.Error != nil || len(shown.Frames) == 0 || !isNamed(shown) {
			t.Errorf("%s on a dashboard: %d frames, %v", queryType, len(shown.Frames), shown.Error)
		}
		if rows := accountsOf(shown); len(rows) != len(to.Accounts)-1 || rows[label(revoked)] {
			t.Errorf("%s on a dashboard shows %v", queryType, rows)
		}
		judged := ask(t, plugin, source, settled(), host.AlertHeaders(), model)
		hosttest.ExpectError(t, judged, backend.StatusUnauthorized, label(revoked))
		if len(judged.Frames) > 0 {
			t.Errorf("%s of an alert rule has %d frames besides its error", queryType, len(judged.Frames))
		}
	}
}

// isNamed tells whether a notice names the account that is left out.
func isNamed(answer backend.DataResponse) bool {
	for _, frame := range answer.Frames {
		for _, notice := range frame.Meta.Notices {
			if strings.Contains(notice.Text, label(revoked)) {
				return true
			}
		}
	}
	return false
}

// accountsOf the labels or the column of that name.
func accountsOf(answer backend.DataResponse) map[string]bool {
	names := map[string]bool{}
	for _, frame := range answer.Frames {
		for _, field := range frame.Fields {
			if name, given := field.Labels["account"]; given {
				names[name] = true
			}
			for row := 0; field.Name == "account" && row < field.Len(); row++ {
				name, _ := field.ConcreteAt(row)
				names[name.(string)] = true
			}
		}
	}
	return names
}

func TestARefusedKeyIsToldAndFailsNoOtherDataSource(t *testing.T) {
	to := connect(t)
	model := stats(host.Model{"accounts": []string{revoked}})
	hosttest.ExpectUnauthorized(t, start(t), model, span(), withRevokedKey(t, to), settings(t, to))
}

func TestAKeyAskedInTheWrongRegionIsToldWhereItMayBelong(t *testing.T) {
	to := connect(t)
	model := to.find(t, european).model()
	model["region"], model["apiUrl"] = "global", to.URL
	source := dataSource(t, to, "sendgrid-wrong-region", model)
	plugin := start(t)
	hosttest.ExpectError(t, ask(t, plugin, source, span(), host.DashboardHeaders(), stats(nil)), backend.StatusUnauthorized, "apiUrl")
	hosttest.ExpectUnhealthy(t, plugin, source, label(european))
}

func TestABadQueryIsToldAndFailsNoOther(t *testing.T) {
	answers := hosttest.Query(t, start(t), settings(t, connect(t)), span(),
		stats(host.Model{"refId": "good"}),
		stats(host.Model{"refId": "metric", "source": "mailboxProviders", "metrics": []string{"requests"}}),
		stats(host.Model{"refId": "account", "accounts": []string{"nobody"}}),
		stats(host.Model{"refId": "variable", "source": "categories", "names": []string{"$category"}}),
		host.Model{"refId": "figures", "queryType": "credits", "figures": []string{}},
		host.Model{"refId": "type", "queryType": "metrics"},
	)
	if good := answers["good"]; good.Error != nil || len(good.Frames) == 0 {
		t.Errorf("the good one: %v", good.Error)
	}
	for refID, words := range map[string]string{
		"metric": "requests", "account": "nobody", "variable": "$category", "figures": "figures", "type": "queryType",
	} {
		t.Run(refID, func(t *testing.T) { hosttest.ExpectError(t, answers[refID], backend.StatusBadRequest, words) })
	}
}

func TestTodayAloneIsAnErrorOfAnAlertRuleAndAnEmptyFrameWithItsReasonWhereADashboardDropsIt(t *testing.T) {
	now := time.Now()
	today := backend.TimeRange{From: now, To: now}
	plugin, source := start(t), settings(t, connect(t))
	model := stats(host.Model{"accounts": []string{european}, "today": "drop"})
	hosttest.ExpectError(t, ask(t, plugin, source, today, host.AlertHeaders(), model), backend.StatusBadRequest, "today")

	frame := hosttest.OnlyFrame(t, ask(t, plugin, source, today, host.DashboardHeaders(), model))
	if len(frame.Fields) != 0 || frame.Meta.Type == "" || len(frame.Meta.Notices) != 1 || !strings.Contains(frame.Meta.Notices[0].Text, "today") {
		t.Errorf("the fields are %v, the meta is %+v", frame.Fields, frame.Meta)
	}
}
