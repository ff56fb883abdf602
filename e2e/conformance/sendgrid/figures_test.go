package sendgrid

import (
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestAlertingAcceptsCreditsAndReputationOfEveryAccount(t *testing.T) {
	plugin, source := start(t), settings(t, connect(t))
	for _, headers := range []map[string]string{host.DashboardHeaders(), host.AlertHeaders()} {
		hosttest.ExpectAccepted(t, plugin, hosttest.Request(t, source, span(), headers,
			host.Model{"refId": "credits", "queryType": "credits"},
			host.Model{"refId": "remain", "queryType": "credits", "figures": []string{"remain"}},
			host.Model{"refId": "several", "queryType": "credits", "figures": []string{"used", "total"}},
			host.Model{"refId": "reputation", "queryType": "reputation"},
		))
	}
}

func TestCreditsAreARowForEachAccountAndFigure(t *testing.T) {
	to := connect(t)
	plugin, source := start(t), settings(t, to)
	credits := host.Model{"refId": "A", "queryType": "credits"}

	shown := ask(t, plugin, source, span(), host.DashboardHeaders(), credits)
	checkColumns(t, shown.Frames, 4*len(to.Accounts), "account", "metric", "value")
	judged := ask(t, plugin, source, span(), host.AlertHeaders(), credits)
	checkColumns(t, judged.Frames, len(to.Accounts), "account", "remain")
	for row, name := range hosttest.Column(t, judged, "account") {
		if want := label(to.Accounts[row].Username); name != want {
			t.Errorf("row %d is of %s, want %s", row, name, want)
		}
	}
}

func TestReputationIsAPercentageForEachAccount(t *testing.T) {
	to := connect(t)
	frames := hosttest.Query(t, start(t), settings(t, to), span(), host.Model{"refId": "A", "queryType": "reputation"})["A"].Frames
	checkColumns(t, frames, len(to.Accounts), "account", "reputation")
	reputation := frames[0].Fields[1]
	for row := range reputation.Len() {
		if value, given := reputation.ConcreteAt(row); !given || value.(float64) <= 0 || value.(float64) > 100 {
			t.Errorf("row %d is %v", row, value)
		}
	}
	if reputation.Config == nil || reputation.Config.Unit != "percent" {
		t.Errorf("the config is %+v", reputation.Config)
	}
}

func checkColumns(t *testing.T, frames data.Frames, rows int, names ...string) {
	t.Helper()
	if len(frames) != 1 || frames[0].Rows() != rows || len(frames[0].Fields) != len(names) {
		t.Fatalf("%d frames: %v", len(frames), frames)
	}
	frame := frames[0]
	if frame.Meta.Type != data.FrameTypeNumericLong || frame.Meta.TypeVersion != (data.FrameTypeVersion{0, 1}) {
		t.Errorf("the meta is %+v", frame.Meta)
	}
	for index, name := range names {
		if frame.Fields[index].Name != name {
			t.Errorf("field %d is %s, want %s", index, frame.Fields[index].Name, name)
		}
	}
}
