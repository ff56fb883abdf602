package alertday

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// Simulator is a running simulator of Datadog with its control routes, as simulators/datadog/bin/start.ts writes it into
// its --info-file.
type Simulator struct {
	URL            string `json:"url"`
	Site           string `json:"site"`
	APIKey         string `json:"apiKey"`
	ApplicationKey string `json:"applicationKey"`
	ControlURL     string `json:"controlUrl"`
}

// DataSource is one that asks the simulator, with the default settings.
func (s Simulator) DataSource(uid string) (*backend.DataSourceInstanceSettings, error) {
	jsonData, err := json.Marshal(map[string]any{"site": s.Site, "apiUrl": s.URL})
	return &backend.DataSourceInstanceSettings{
		UID:                     uid,
		Type:                    "glance-datadoglogs-datasource",
		Name:                    "Datadog Logs",
		JSONData:                jsonData,
		DecryptedSecureJSONData: map[string]string{"apiKey": s.APIKey, "applicationKey": s.ApplicationKey},
		Updated:                 time.UnixMilli(1_700_000_000_000),
	}, err
}

// SetClock lets it stand at an instant.
func (s Simulator) SetClock(at time.Time) error {
	return s.control("POST", "/clock", map[string]any{"now": at.Format(time.RFC3339Nano)}, nil)
}

type sentLog struct {
	Time    int64  `json:"time"`
	Arrival int64  `json:"arrival"`
	Message string `json:"message"`
	Service string `json:"service"`
	Status  string `json:"status"`
}

// Fill lets it have these logs and no others; they can be found from the instant on at which they are received. Calls are
// counted from now on.
func (s Simulator) Fill(logs []Log) error {
	if err := errors.Join(s.control("DELETE", "/logs", nil, nil), s.control("DELETE", "/calls", nil, nil)); err != nil {
		return err
	}
	const batch = 10_000
	for start := 0; start < len(logs); start += batch {
		var sent []sentLog
		for _, log := range logs[start:min(start+batch, len(logs))] {
			sent = append(sent, sentLog{
				Time:    log.Written.UnixMilli(),
				Arrival: log.Received.UnixMilli(),
				Message: "request handled",
				Service: log.Service,
				Status:  log.Status,
			})
		}
		if err := s.control("POST", "/logs", sent, nil); err != nil {
			return err
		}
	}
	return nil
}

// Calls it has been sent for logs.
func (s Simulator) Calls() (int, error) {
	var counted struct {
		Endpoints map[string]struct{ Calls int }
	}
	err := s.control("GET", "/calls", nil, &counted)
	return counted.Endpoints["aggregate"].Calls, err
}

// starting is an event from which on something goes wrong.
func (s Simulator) starting(scenario string, options any) func() error {
	return func() error { return s.control("PUT", "/scenarios/"+scenario, options, nil) }
}

// stopping is an event that ends it.
func (s Simulator) stopping(scenario string) func() error {
	return func() error { return s.control("DELETE", "/scenarios/"+scenario, nil, nil) }
}

func (s Simulator) control(method string, path string, body any, answer any) error {
	var text bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&text).Encode(body); err != nil {
			return err
		}
	}
	request, err := http.NewRequest(method, s.ControlURL+path, &text)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s answered %d %s: %w", method, path, response.StatusCode, content, err)
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(content, answer)
}
